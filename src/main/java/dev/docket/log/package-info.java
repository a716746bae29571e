/** What the log says, and what it never says. */
@NullMarked
package dev.docket.log;

import org.jspecify.annotations.NullMarked;
