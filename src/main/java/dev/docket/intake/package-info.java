/**
 * The way back: returned sheets are read, decided on row by row, applied, answered with a receipt
 * and archived.
 */
@NullMarked
package dev.docket.intake;

import org.jspecify.annotations.NullMarked;
