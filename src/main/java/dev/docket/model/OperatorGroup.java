package dev.docket.model;

import dev.docket.language.Language;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who does the work for some resource types.
 *
 * @param name its name
 * @param displayName what people call it
 * @param language the language of its work sheets and receipts
 * @param formats the formats of its work sheets, in the model's order; empty where the setting
 *     {@code docket.sheet.formats} decides
 * @param folder the name of its sub-folder below {@code outbound/<EntityType>/}, without separators
 *     and of no other group; the group's name where the model says nothing
 * @param mail where its people are told of new sheets; null where nowhere
 * @param propertyColumns whether its work sheets have a column per property
 */
public record OperatorGroup(
    String name,
    String displayName,
    Language language,
    List<SheetFormat> formats,
    String folder,
    @Nullable String mail,
    boolean propertyColumns) {

  public OperatorGroup {
    formats = List.copyOf(formats);
  }
}
