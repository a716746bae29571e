/**
 * The home of an installation: its folders, who owns it, and how files are put down so that nobody
 * sees half of one.
 */
@NullMarked
package dev.docket.home;

import org.jspecify.annotations.NullMarked;
