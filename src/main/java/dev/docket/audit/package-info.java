/** The register of every file that came in or went out. */
@NullMarked
package dev.docket.audit;

import org.jspecify.annotations.NullMarked;
