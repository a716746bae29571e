package dev.docket.feed;

import dev.docket.order.PropertyChange;
import dev.docket.sheet.Normal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Keeps the sensitive values of one resource type out of what is stored of an order. */
record Sensitive(FeedRules rules, String resourceType) {

  /** What stands in an order's source for a value that is not kept. */
  static final String PLACEHOLDER = "(sensitive)";

  /** Whether the property is sensitive, by its whole name or without its ending for links. */
  boolean hides(String written) {
    // Blanks and invisible characters around a name must not make a secret visible.
    String member = Normal.text(written);
    return rules.isSensitive(resourceType, member)
        || rules.isSensitive(resourceType, propertyOf(member));
  }

  /**
   * The order as JSON. Members named like a sensitive property are hidden wherever they stand, the
   * owner's and unknown fields included; null stays, it tells nothing.
   */
  String source(JsonValue order) {
    return JsonText.write(order, this::hides, PLACEHOLDER);
  }

  /** The change with digests for its values where its property is sensitive. */
  PropertyChange guard(PropertyChange change) {
    if (!hides(change.property())) {
      return change;
    }
    return new PropertyChange(
        change.property(),
        digest(change.current()),
        digest(change.proposed()),
        change.clear(),
        digests(change.add()),
        digests(change.remove()),
        true);
  }

  private List<String> digests(List<String> values) {
    return values.stream().map(rules::digest).toList();
  }

  private @Nullable String digest(@Nullable String value) {
    return value == null ? null : rules.digest(value);
  }

  /** A member's name without {@code _add} and {@code _remove}. */
  static String propertyOf(String member) {
    String lower = member.toLowerCase(Locale.ROOT);
    for (String ending : List.of("_add", "_remove")) {
      if (lower.endsWith(ending) && member.length() > ending.length()) {
        return member.substring(0, member.length() - ending.length());
      }
    }
    return member;
  }
}
