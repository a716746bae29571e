package dev.docket.sheet.excel;

/** Texts and names inside our own formulas. */
final class Formulas {

  private Formulas() {}

  /** A text as a formula's constant. */
  static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  /** A sheet's name as a reference begins with it. */
  static String sheet(String name) {
    return '\'' + name.replace("'", "''") + '\'';
  }
}
