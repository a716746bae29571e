/** Asks all probes and shows what they found, at the health endpoint and wherever it is wanted. */
@NullMarked
package dev.docket.health.examination;

import org.jspecify.annotations.NullMarked;
