package dev.docket.intake;

import dev.docket.language.Language;
import dev.docket.language.Message;
import dev.docket.sheet.Normal;
import java.util.stream.Stream;

/** The columns that a receipt has before those of the return. */
enum ReceiptColumn {
  ROW("receipt.row", 8),
  OUTCOME("receipt.outcome", 14),
  REASON("receipt.reason", 60);

  private final Message title;
  private final int width;

  ReceiptColumn(String key, int width) {
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
                Stream.of(Language.values())
                    .anyMatch(l -> Normal.word(column.header(l)).equals(found)));
  }
}
