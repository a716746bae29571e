package dev.docket.sheet.excel;

/** The records that a workbook of Excel 97 to 2003 consists of, by their numbers (MS-XLS, 2.3). */
final class Biff {

  static final int FORMULA = 0x06;
  static final int END = 0x0A;
  static final int DATE_MODE = 0x22;
  static final int ENCRYPTED = 0x2F;
  static final int CONTINUE = 0x3C;
  static final int SHEET = 0x85;
  static final int NUMBERS_SHORT = 0xBD;
  static final int TEXT_RICH = 0xD6;
  static final int STYLE = 0xE0;
  static final int STRINGS = 0xFC;
  static final int TEXT_SHARED = 0xFD;
  static final int NUMBER = 0x203;
  static final int TEXT = 0x204;
  static final int BOOLEAN_OR_ERROR = 0x205;
  static final int FORMULA_TEXT = 0x207;
  static final int ROW = 0x208;
  static final int NUMBER_SHORT = 0x27E;
  static final int FORMAT = 0x41E;
  static final int BEGIN = 0x809;

  private Biff() {}

  /** An error's code as Excel shows it. */
  static String error(int code) {
    return switch (code) {
      case 0x00 -> "#NULL!";
      case 0x07 -> "#DIV/0!";
      case 0x0F -> "#VALUE!";
      case 0x17 -> "#REF!";
      case 0x1D -> "#NAME?";
      case 0x24 -> "#NUM!";
      default -> "#N/A";
    };
  }

  /** A number that is kept in 30 bits: whole or the upper half of a double, perhaps times 100. */
  static double number(int packed) {
    double value =
        (packed & 2) != 0 ? packed >> 2 : Double.longBitsToDouble((packed & 0xFFFFFFFCL) << 32);
    return (packed & 1) != 0 ? value / 100 : value;
  }
}
