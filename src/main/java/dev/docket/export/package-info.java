/** The way out: pending orders are claimed, written to work sheets and published. */
@NullMarked
package dev.docket.export;

import org.jspecify.annotations.NullMarked;
