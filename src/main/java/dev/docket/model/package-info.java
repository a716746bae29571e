/**
 * What there is to provision and who does it: entity types, managed systems, resource types and
 * operator groups, read from YAML, checked as a whole and immutable.
 */
@NullMarked
package dev.docket.model;

import org.jspecify.annotations.NullMarked;
