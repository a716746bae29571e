/**
 * What is to be provisioned and how far it is: orders, their states with the one transition table,
 * their history. Knows no file format, no job and no web.
 */
@NullMarked
package dev.docket.order;

import org.jspecify.annotations.NullMarked;
