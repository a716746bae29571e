package dev.docket.feed;

import dev.docket.order.PropertyChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns the proposed values of an order into property changes, one per property.
 *
 * <ul>
 *   <li>text, number, {@code true}, {@code false}: the value to set; an object stands for a link
 *       and is shown by its name; an array's values are joined with {@code "; "}
 *   <li>null, an empty text and an empty array clear the property
 *   <li>{@code <p>_add} and {@code <p>_remove}: links to add and to take away. One value instead of
 *       an array is one link; null and an empty array are none. Where both lists are empty nothing
 *       changes
 *   <li>a value to set and links for the same property contradict each other: the order is bad
 * </ul>
 */
final class ProposedChanges {

  private static final String ADD = "_add";
  private static final String REMOVE = "_remove";

  private final Map<String, Draft> drafts = new LinkedHashMap<>();

  private ProposedChanges() {}

  /**
   * The changes.
   *
   * @param changes property to proposed value; null for none
   * @param current property to value now; null where nothing is known
   */
  static List<PropertyChange> of(@Nullable Fields changes, JsonValue.@Nullable Members current)
      throws BadOrderException {
    if (changes == null) {
      return List.of();
    }
    ProposedChanges proposed = new ProposedChanges();
    for (Map.Entry<String, JsonValue> change : changes.members().all().entrySet()) {
      proposed.read(
          changes.path(Words.visible(change.getKey())), change.getKey(), change.getValue());
    }
    return proposed.finished(current);
  }

  /**
   * The value now, as text; null where there is none or where it cannot be shown. What the resource
   * holds never makes an order bad.
   */
  static @Nullable String current(JsonValue.@Nullable Members resource, String property) {
    JsonValue value = resource == null ? null : resource.all().get(property);
    if (value == null) {
      return null;
    }
    try {
      return emptyToNull(shown(property, value));
    } catch (BadOrderException unshowable) {
      return null;
    }
  }

  private void read(String field, String name, JsonValue value) throws BadOrderException {
    if (name.isBlank()) {
      throw new BadOrderException("A change has no property's name. Every change needs one.");
    }
    if (name.length() > TextRules.LONGEST_ID) {
      throw new BadOrderException(
          "The property's name "
              + Words.quoted(name)
              + " is "
              + name.length()
              + " characters long; at most "
              + TextRules.LONGEST_ID
              + " are allowed.");
    }
    if (name.endsWith(ADD) && name.length() > ADD.length()) {
      draft(name, ADD).add.addAll(links(field, value));
    } else if (name.endsWith(REMOVE) && name.length() > REMOVE.length()) {
      draft(name, REMOVE).remove.addAll(links(field, value));
    } else {
      Draft draft = draft(name, "");
      draft.isPlain = true;
      draft.proposed = emptyToNull(shown(field, value));
    }
  }

  private Draft draft(String name, String ending) {
    return drafts.computeIfAbsent(
        name.substring(0, name.length() - ending.length()), property -> new Draft());
  }

  private List<PropertyChange> finished(JsonValue.@Nullable Members resource)
      throws BadOrderException {
    List<PropertyChange> changes = new ArrayList<>();
    for (Map.Entry<String, Draft> entry : drafts.entrySet()) {
      String property = entry.getKey();
      Draft draft = entry.getValue();
      boolean hasLinks = !draft.add.isEmpty() || !draft.remove.isEmpty();
      String current = current(resource, property);
      if (draft.isPlain && hasLinks) {
        throw new BadOrderException(
            "The property "
                + Words.quoted(property)
                + " is set to a value and gets links (_add, _remove) in the same order; only one of"
                + " the two is allowed.");
      }
      if (hasLinks) {
        changes.add(PropertyChange.links(property, current, draft.add, draft.remove));
      } else if (draft.proposed != null) {
        changes.add(PropertyChange.set(property, current, draft.proposed));
      } else if (draft.isPlain) {
        changes.add(PropertyChange.clear(property, current));
      }
    }
    return List.copyOf(changes);
  }

  private static List<String> links(String field, JsonValue value) throws BadOrderException {
    if (value.equals(JsonValue.NOTHING)) {
      return List.of();
    }
    List<JsonValue> items =
        value instanceof JsonValue.Items list ? list.all() : List.<JsonValue>of(value);
    List<String> links = new ArrayList<>();
    for (JsonValue item : items) {
      String link = item instanceof JsonValue.Items ? null : emptyToNull(shown(field, item));
      if (link == null) {
        throw new BadOrderException(
            field
                + " holds "
                + (item instanceof JsonValue.Text ? "an empty text" : item.kind())
                + " where a link is expected: a text, a number or an object with one of "
                + String.join(", ", Fields.NAMES)
                + ".");
      }
      links.add(link);
    }
    return links;
  }

  private static @Nullable String shown(String field, JsonValue value) throws BadOrderException {
    if (value instanceof JsonValue.Items items) {
      return joined(field, items.all());
    }
    if (value instanceof JsonValue.Members members) {
      String name = new Fields(members, field).first(Fields.NAMES);
      if (name == null) {
        throw new BadOrderException(
            field
                + " is an object without a name to show: it needs one of "
                + String.join(", ", Fields.NAMES)
                + ".");
      }
      return name;
    }
    if (value instanceof JsonValue.Text text) {
      return text.text();
    }
    if (value instanceof JsonValue.Digits digits) {
      return digits.text();
    }
    return value instanceof JsonValue.Truth truth ? Boolean.toString(truth.value()) : null;
  }

  private static String joined(String field, List<JsonValue> items) throws BadOrderException {
    List<String> texts = new ArrayList<>();
    for (JsonValue item : items) {
      String text = item instanceof JsonValue.Items ? null : shown(field, item);
      if (text == null) {
        throw new BadOrderException(
            field + " is a list that holds " + item.kind() + "; only single values are allowed.");
      }
      texts.add(text);
    }
    String joined = String.join("; ", texts);
    String problem = TextRules.problem(field, joined);
    if (problem != null) {
      throw new BadOrderException(problem);
    }
    return joined;
  }

  private static @Nullable String emptyToNull(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }

  private static final class Draft {
    private boolean isPlain;
    private @Nullable String proposed;
    private final List<String> add = new ArrayList<>();
    private final List<String> remove = new ArrayList<>();
  }
}
