/**
 * Plain zip archives that people pack work sheets into: what is in one, under which names, and its
 * content within the limits. Reads only; no name in an archive ever becomes a path.
 */
@NullMarked
package dev.docket.sheet.zip;

import org.jspecify.annotations.NullMarked;
