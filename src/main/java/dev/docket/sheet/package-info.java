/**
 * What a work sheet looks like: its layout, its rows, the order number and the check digest on each
 * of them, and the seam behind which the file formats live.
 */
@NullMarked
package dev.docket.sheet;

import org.jspecify.annotations.NullMarked;
