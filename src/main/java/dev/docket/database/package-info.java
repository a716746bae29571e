/**
 * The database that Docket keeps its memory in: how it must be set up, and how values travel to it
 * and back.
 */
@NullMarked
package dev.docket.database;

import org.jspecify.annotations.NullMarked;
