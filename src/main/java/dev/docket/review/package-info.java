/** Decisions of people on orders: approve, decline, cancel, issue again. */
@NullMarked
package dev.docket.review;

import org.jspecify.annotations.NullMarked;
