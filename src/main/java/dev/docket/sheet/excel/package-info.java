/**
 * Work sheets and receipts as Excel workbooks, and what any file really is.
 *
 * <p>Workbooks are written and read by code of our own; Apache POI tells old and encrypted files
 * apart. fastexcel was tried for writing and is fast, but what it writes is not right for us: a
 * sheet protection always has a password attribute, blanks at either end of a text are not marked
 * to be kept ({@code xml:space}), conditional formats and validations are not escaped, and the time
 * of writing is in the file, so that no sheet could be written twice with the same digest. POI's
 * streaming writer refuses a text of the allowed length whose escapes make it longer, and takes
 * four times as long.
 */
@NullMarked
package dev.docket.sheet.excel;

import org.jspecify.annotations.NullMarked;
