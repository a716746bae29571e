/**
 * OpenDocument spreadsheets, as LibreOffice saves them: read as returns, and written as the
 * receipts of such returns.
 */
@NullMarked
package dev.docket.sheet.ods;

import org.jspecify.annotations.NullMarked;
