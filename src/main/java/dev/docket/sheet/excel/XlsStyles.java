package dev.docket.sheet.excel;

import dev.docket.sheet.Limits;
import dev.docket.sheet.workbook.Damaged;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which of a workbook's cell styles show a number as a day or time. */
final class XlsStyles {

  private final Map<Integer, DateFormat> own = new HashMap<>();
  private final List<Integer> styles = new ArrayList<>();

  /** A number format of the workbook's own. */
  void format(int number, String code) {
    own.put(number, DateFormat.ofCode(code));
  }

  /** The next style, with the number of its format. */
  void add(int format) throws IOException {
    if (styles.size() == Limits.CELL_STYLES) {
      throw Damaged.tooManyStyles();
    }
    styles.add(format);
  }

  /** How a style shows numbers; as such where there is no style of that number. */
  DateFormat of(int style) {
    if (style >= styles.size()) {
      return DateFormat.NONE;
    }
    int format = styles.get(style);
    return own.getOrDefault(format, DateFormat.ofNumber(format));
  }
}
