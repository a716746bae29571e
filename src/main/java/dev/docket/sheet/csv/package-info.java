/**
 * Work sheets and receipts as CSV: written so that Excel and LibreOffice show them right, read in
 * every shape in which those programs save them again.
 */
@NullMarked
package dev.docket.sheet.csv;

import org.jspecify.annotations.NullMarked;
