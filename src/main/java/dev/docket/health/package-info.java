/** What is asked of a feature that can look whether all is well with its part. Knows no feature. */
@NullMarked
package dev.docket.health;

import org.jspecify.annotations.NullMarked;
