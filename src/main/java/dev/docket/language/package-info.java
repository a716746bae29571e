/**
 * The languages of work sheets, instructions and receipts, and the texts in them. Knows nothing of
 * what the texts are about.
 */
@NullMarked
package dev.docket.language;

import org.jspecify.annotations.NullMarked;
