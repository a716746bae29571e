/** What is counted and timed while the service runs. */
@NullMarked
package dev.docket.metrics;

import org.jspecify.annotations.NullMarked;
