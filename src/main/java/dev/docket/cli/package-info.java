/** The command line: a thin door to the services, with no rule of its own. */
@NullMarked
package dev.docket.cli;

import org.jspecify.annotations.NullMarked;
