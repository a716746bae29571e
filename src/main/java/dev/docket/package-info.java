/** Docket: manual provisioning by file exchange. This package only starts the program. */
@NullMarked
package dev.docket;

import org.jspecify.annotations.NullMarked;
