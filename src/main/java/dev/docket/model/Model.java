package dev.docket.model;

import dev.docket.language.Language;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All that there is to provision and who does it. Immutable and safe for use by several threads;
 * collections are in the order of the model's files. Names are compared exactly.
 */
public final class Model {

  private final Map<String, EntityType> entityTypes;
  private final Map<String, ManagedSystem> managedSystems;
  private final Map<String, OperatorGroup> groups;
  private final Map<String, ResourceType> resourceTypes;
  private final Learning learning;
  private final Set<String> sensitiveProperties;

  Model(
      Collection<EntityType> entityTypes,
      Collection<ManagedSystem> managedSystems,
      Collection<OperatorGroup> groups,
      Collection<ResourceType> resourceTypes,
      Learning learning) {
    this.entityTypes = byName(entityTypes, EntityType::name);
    this.managedSystems = byName(managedSystems, ManagedSystem::name);
    this.groups = byName(groups, OperatorGroup::name);
    this.resourceTypes = byName(resourceTypes, ResourceType::name);
    this.learning = learning;
    Set<String> sensitive = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    resourceTypes.stream()
        .flatMap(type -> type.properties().values().stream())
        .filter(Property::isWithheld)
        .forEach(property -> sensitive.add(property.name()));
    this.sensitiveProperties = Collections.unmodifiableSet(sensitive);
  }

  public Collection<EntityType> entityTypes() {
    return entityTypes.values();
  }

  public Collection<ManagedSystem> managedSystems() {
    return managedSystems.values();
  }

  public Collection<OperatorGroup> groups() {
    return groups.values();
  }

  public Collection<ResourceType> resourceTypes() {
    return resourceTypes.values();
  }

  public Optional<EntityType> entityType(String name) {
    return Optional.ofNullable(entityTypes.get(name));
  }

  public Optional<ManagedSystem> managedSystem(String name) {
    return Optional.ofNullable(managedSystems.get(name));
  }

  public Optional<OperatorGroup> group(String name) {
    return Optional.ofNullable(groups.get(name));
  }

  /**
   * The language of those who work in a folder: that of the operator group whose folder has that
   * name, whatever its case; else the one that all groups share; else English.
   *
   * @param folder the plain name of a folder; null where it is nobody's
   */
  public Language languageIn(@Nullable String folder) {
    if (folder != null) {
      for (OperatorGroup group : groups.values()) {
        if (folder.equalsIgnoreCase(group.folder()) || folder.equalsIgnoreCase(group.name())) {
          return group.language();
        }
      }
    }
    List<Language> all = groups.values().stream().map(OperatorGroup::language).distinct().toList();
    return all.size() == 1 ? all.get(0) : Language.ENGLISH;
  }

  public Optional<ResourceType> resourceType(String name) {
    return Optional.ofNullable(resourceTypes.get(name));
  }

  /**
   * The resource type of that name, or one made up for it where the model says to learn resource
   * types. A learned one keeps the values of all {@link #sensitiveProperties()} back.
   *
   * @param entityTypeName what the feed says of the owner's kind; counts for a learned resource
   *     type only: it must be known or be learned, too
   * @return empty where the resource type is neither known nor learned; a name that could not stand
   *     in the model is never learned
   */
  public Optional<ResourceType> resourceTypeOrLearned(
      String name, @Nullable String entityTypeName) {
    ResourceType known = resourceTypes.get(name);
    if (known != null) {
      return Optional.of(known);
    }
    OperatorGroup group = learning.group();
    ManagedSystem system = learning.managedSystem();
    if (!learning.resourceTypes() || group == null || system == null || !Names.isName(name)) {
      return Optional.empty();
    }
    return entityTypeOrLearned(entityTypeName).map(owner -> learned(name, owner, system, group));
  }

  /**
   * Names of the properties whose values are kept out of sheets, receipts, logs and results for at
   * least one resource type. The set ignores case, as {@link ResourceType#isSensitive} does.
   */
  public Set<String> sensitiveProperties() {
    return sensitiveProperties;
  }

  private Optional<EntityType> entityTypeOrLearned(@Nullable String name) {
    if (name == null) {
      return Optional.empty();
    }
    EntityType known = entityTypes.get(name);
    if (known != null) {
      return Optional.of(known);
    }
    return learning.entityTypes() && Names.isEntityTypeName(name)
        ? Optional.of(new EntityType(name, name))
        : Optional.empty();
  }

  private ResourceType learned(
      String name, EntityType owner, ManagedSystem system, OperatorGroup group) {
    return new ResourceType(
        name,
        name,
        owner,
        system,
        Connection.MANUAL_TICKET,
        group,
        0,
        Thresholds.OFF,
        List.of(),
        "",
        ResourceType.DEFAULT_VERIFICATION_WINDOW,
        null,
        byName(
            sensitiveProperties.stream()
                .map(property -> new Property(property, property, true, false))
                .toList(),
            Property::name));
  }

  private static <T> Map<String, T> byName(Collection<T> all, Function<T, String> name) {
    Map<String, T> byName = new LinkedHashMap<>();
    all.forEach(one -> byName.put(name.apply(one), one));
    return Collections.unmodifiableMap(byName);
  }
}
