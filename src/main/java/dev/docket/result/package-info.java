/**
 * The governance system's answers: one line for each answer of an operator and for each order that
 * ends without one.
 */
@NullMarked
package dev.docket.result;

import org.jspecify.annotations.NullMarked;
