/**
 * The door to a home: a Unix domain socket at which the process that owns the home runs commands
 * for others. Both sides of it, and the small program that people start. It uses nothing but Java
 * itself, so that a command beside an owner starts at once.
 */
@NullMarked
package dev.docket.door;

import org.jspecify.annotations.NullMarked;
