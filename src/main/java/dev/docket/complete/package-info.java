/**
 * The complete job: put together from what the features offer. Uses all of them, nobody uses it but
 * the doors.
 */
@NullMarked
package dev.docket.complete;

import org.jspecify.annotations.NullMarked;
