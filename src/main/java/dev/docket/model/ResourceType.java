package dev.docket.model;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The kind of account or entitlement in one managed system, owned by one entity type.
 *
 * @param name its name in the governance system
 * @param displayName what people call it
 * @param entityType the kind of its owners
 * @param managedSystem where it is
 * @param connection whether what people say to have done can be read back
 * @param group who does the work
 * @param approvals how many people have to approve an order before it is issued; 0 for none
 * @param thresholds what holds unusually many orders back
 * @param dependsOn names of the resource types that an owner must have first; they exist, without
 *     cycles
 * @param instructions what the operator is to do, maybe in several lines; empty where the model
 *     says nothing
 * @param verificationWindow how long a confirmation may stay unseen in extracts
 * @param key the name of the property that identifies the resource in the managed system; null
 *     where the model says nothing
 * @param properties what the model says of properties, by name, in the model's order; feeds may
 *     bring others
 */
public record ResourceType(
    String name,
    String displayName,
    EntityType entityType,
    ManagedSystem managedSystem,
    Connection connection,
    OperatorGroup group,
    int approvals,
    Thresholds thresholds,
    List<String> dependsOn,
    String instructions,
    Duration verificationWindow,
    @Nullable String key,
    Map<String, Property> properties) {

  /** The verification window where the model names none. */
  public static final Duration DEFAULT_VERIFICATION_WINDOW = Duration.ofDays(7);

  public ResourceType {
    dependsOn = List.copyOf(dependsOn);
    properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
  }

  /**
   * Whether values of a property are to be kept out of sheets, receipts, logs and results: the
   * model marks it sensitive and does not allow it to be shown. The case of the name does not
   * count, so that another spelling in a feed gives nothing away.
   */
  public boolean isSensitive(String property) {
    return find(property).map(Property::isWithheld).orElse(false);
  }

  /** What people call a property; its name where the model says nothing. */
  public String displayName(String property) {
    return find(property).map(Property::displayName).orElse(property);
  }

  private Optional<Property> find(String property) {
    Property exact = properties.get(property);
    return exact != null
        ? Optional.of(exact)
        : properties.values().stream()
            .filter(candidate -> candidate.name().equalsIgnoreCase(property))
            .findFirst();
  }
}
