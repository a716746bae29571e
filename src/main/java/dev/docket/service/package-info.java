/** What makes a process the service: the parts of Spring that a command does without. */
@NullMarked
package dev.docket.service;

import org.jspecify.annotations.NullMarked;
