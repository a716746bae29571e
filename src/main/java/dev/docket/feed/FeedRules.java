package dev.docket.feed;

import org.jspecify.annotations.Nullable;

/** What a feed's reader needs to know of the model. */
interface FeedRules {

  /**
   * Whether values of a property are kept out of what people see. Asked with the property's name
   * without {@code _add} and {@code _remove}, and with the whole name as well; true for one of them
   * is enough. The case of letters should not matter: a feed that writes it otherwise must not make
   * a secret visible. Resource types that the model does not know are asked for too.
   */
  boolean isSensitive(String resourceType, String property);

  /** The property that holds the resource's identifier; null where the model names none. */
  @Nullable String keyProperty(String resourceType);

  /** What stands for a sensitive value: equal for equal values, and tells nothing of it. */
  String digest(String sensitiveValue);
}
