package dev.docket.language;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A language that work sheets, instructions and receipts are written in. The command line, the
 * histories and the logs are English.
 */
public enum Language {
  ENGLISH("en", ','),
  FRENCH("fr", ';'),
  GERMAN("de", ';');

  private final String code;
  private final char delimiter;

  Language(String code, char delimiter) {
    this.code = code;
    this.delimiter = delimiter;
  }

  /** Its code in settings, in the model and in the database: {@code en}. */
  public String code() {
    return code;
  }

  /** What separates the fields of a CSV where the spreadsheet program speaks the language. */
  public char delimiter() {
    return delimiter;
  }

  /** Where its texts are found. English ones are those without a language. */
  Locale bundle() {
    return this == ENGLISH ? Locale.ROOT : Locale.forLanguageTag(code);
  }

  /** The language with a code; empty where there is none. */
  public static Optional<Language> of(String code) {
    return Arrays.stream(values()).filter(l -> l.code.equals(code)).findFirst();
  }

  /** The codes that there are. */
  public static List<String> codes() {
    return Arrays.stream(values()).map(Language::code).toList();
  }
}
