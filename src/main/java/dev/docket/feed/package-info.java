/** The way in: feeds of orders are read, checked and taken in. */
@NullMarked
package dev.docket.feed;

import org.jspecify.annotations.NullMarked;
