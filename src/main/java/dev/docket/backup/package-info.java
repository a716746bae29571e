/**
 * Backups that do not depend on the database: all rows of all tables in one file, and back, also
 * into a database of another kind.
 */
@NullMarked
package dev.docket.backup;

import org.jspecify.annotations.NullMarked;
