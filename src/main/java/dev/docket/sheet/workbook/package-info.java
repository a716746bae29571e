/**
 * The zip of XML parts that a workbook is, whichever program wrote it: its parts unpacked within
 * the limits, read forward and written in a stream.
 */
@NullMarked
package dev.docket.sheet.workbook;

import org.jspecify.annotations.NullMarked;
