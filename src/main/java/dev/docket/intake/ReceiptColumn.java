package dev.docket.intake;

import dev.docket.language.Language;
import dev.docket.language.Message;
import dev.docket.sheet.Normal;
import java.util.stream.Stream;

/** The columns that a receipt has before those of the return. */
enum ReceiptColumn {
  ROW("receipt.row", 8, "Accusé ligne"),
  OUTCOME("receipt.outcome", 14, "Accusé issue"),
  REASON("receipt.reason", 60, "Accusé motif");

  private final Message title;
  private final int width;

  /** A name that it had once; receipts that are out come back with it. */
  private final String former;

  ReceiptColumn(String key, int width, String former) {
    this.former = former;
    this.title = Message.of(key);
    this.width = width;
  }

  String header(Language language) {
    return title.in(language);
  }

  int width() {
    return width;
  }

  /** Whether a return has that column because it is a receipt itself, in whatever language. */
  static boolean isOne(String header) {
    String found = Normal.word(header);
    return Stream.of(values())
        .anyMatch(
            column ->
                Stream.concat(
                        Stream.of(Language.values()).map(column::header), Stream.of(column.former))
                    .anyMatch(name -> Normal.word(name).equals(found)));
  }
}
