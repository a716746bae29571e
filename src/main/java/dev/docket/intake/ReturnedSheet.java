package dev.docket.intake;

import dev.docket.language.Language;
import dev.docket.model.SheetFormat;
import dev.docket.order.Sender;
import java.util.List;
import java.util.Objects;

/**
 * A returned file that is being taken in, as far as its header was read.
 *
 * @param dryRun whether nothing is to be applied
 * @param header the columns' names
 */
record ReturnedSheet(
    long file,
    String name,
    Sender sender,
    boolean dryRun,
    SheetFormat format,
    char delimiter,
    List<String> header) {

  /** The language that most of its header is in; its receipt is in the same. */
  Language language() {
    return Objects.requireNonNullElse(ReturnColumns.of(header).language(), Language.ENGLISH);
  }
}
