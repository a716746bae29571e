package dev.docket.model;

import org.jspecify.annotations.Nullable;

/**
 * What the model allows feeds to bring without being named in it.
 *
 * @param resourceTypes whether unknown resource types are learned
 * @param entityTypes whether unknown entity types are learned, too
 * @param group who does the work for learned resource types; null only where none are learned
 * @param managedSystem where learned resource types are; null only where none are learned
 */
record Learning(
    boolean resourceTypes,
    boolean entityTypes,
    @Nullable OperatorGroup group,
    @Nullable ManagedSystem managedSystem) {

  static final Learning OFF = new Learning(false, false, null, null);
}
