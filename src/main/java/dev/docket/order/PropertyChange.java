package dev.docket.order;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one property of the resource. Either a value is set ({@code proposed}), or the
 * property is emptied ({@code clear}), or links are added and removed; {@code add} and {@code
 * remove} may both be filled.
 *
 * @param property the property's name
 * @param current the value now; null where it is unknown or there is none
 * @param proposed the value to set; null where none is set
 * @param clear whether the property is to be emptied
 * @param add links to add
 * @param remove links to take away
 * @param sensitive whether values of this property are kept out of what people see; {@code
 *     current}, {@code proposed}, {@code add} and {@code remove} then hold no value that was
 *     received, but a digest of it
 */
public record PropertyChange(
    String property,
    @Nullable String current,
    @Nullable String proposed,
    boolean clear,
    List<String> add,
    List<String> remove,
    boolean sensitive) {

  public PropertyChange {
    add = List.copyOf(add);
    remove = List.copyOf(remove);
  }

  /** A value is set. */
  public static PropertyChange set(String property, @Nullable String current, String proposed) {
    return new PropertyChange(property, current, proposed, false, List.of(), List.of(), false);
  }

  /** The property is emptied. */
  public static PropertyChange clear(String property, @Nullable String current) {
    return new PropertyChange(property, current, null, true, List.of(), List.of(), false);
  }

  /** Links are added and taken away. */
  public static PropertyChange links(
      String property, @Nullable String current, List<String> add, List<String> remove) {
    return new PropertyChange(property, current, null, false, add, remove, false);
  }
}
