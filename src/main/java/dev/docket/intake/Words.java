package dev.docket.intake;

import dev.docket.language.ForeignText;
import dev.docket.language.Message;
import dev.docket.sheet.ColumnName;
import java.util.List;

/** How foreign texts and places are put into sentences. */
final class Words {

  private static final int MOST_CHARACTERS = 120;
  private static final int MOST_ITEMS = 20;

  private Words() {}

  /** A column as the spreadsheet shows it: {@code A}, {@code AB}. */
  static String column(int column) {
    return ColumnName.of(column);
  }

  /** A foreign text in the quotes of the language that it is said in, shortened, on one line. */
  static Message quote(String text) {
    return Message.of("row.quoted", shortened(text));
  }

  /** A foreign text, shortened, on one line. */
  static String shortened(String text) {
    String line = ForeignText.line(text);
    return line.length() <= MOST_CHARACTERS ? line : cut(line);
  }

  private static String cut(String text) {
    int end =
        Character.isHighSurrogate(text.charAt(MOST_CHARACTERS - 1))
            ? MOST_CHARACTERS - 1
            : MOST_CHARACTERS;
    return text.substring(0, end) + "…";
  }

  /** Foreign texts in quotes, the first of them. */
  static Message list(List<String> texts) {
    Message list =
        Message.joined(", ", texts.stream().limit(MOST_ITEMS).map(Words::quote).toList());
    return texts.size() <= MOST_ITEMS
        ? list
        : Message.of("header.and-more", list, texts.size() - MOST_ITEMS);
  }

  /** Texts or messages with an "and" before the last one, the first of them. */
  static Message and(List<?> texts) {
    int last = texts.size() - 1;
    if (last < 1) {
      return joined(texts);
    }
    return last < MOST_ITEMS
        ? Message.of("header.and", joined(texts.subList(0, last)), texts.get(last))
        : Message.of(
            "header.and-more", joined(texts.subList(0, MOST_ITEMS)), texts.size() - MOST_ITEMS);
  }

  private static Message joined(List<?> texts) {
    return Message.joined(
        ", ",
        texts.stream()
            .map(t -> t instanceof Message said ? said : Message.plain(t.toString()))
            .toList());
  }
}
