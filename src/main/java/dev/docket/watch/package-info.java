/** Notices what is dropped into the folders and hands it over to those who take it in. */
@NullMarked
package dev.docket.watch;

import org.jspecify.annotations.NullMarked;
