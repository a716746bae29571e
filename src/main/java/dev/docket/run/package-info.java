/** Starting jobs and knowing their runs. Knows jobs by name only. */
@NullMarked
package dev.docket.run;

import org.jspecify.annotations.NullMarked;
