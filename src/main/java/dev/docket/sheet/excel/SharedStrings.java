package dev.docket.sheet.excel;

import dev.docket.language.Message;
import dev.docket.sheet.Scratch;
import dev.docket.sheet.workbook.Damaged;
import dev.docket.sheet.workbook.XmlPart;
import java.io.Closeable;
import java.io.IOException;

/** The workbook's list of texts, to which most cells refer by number. */
final class SharedStrings implements Closeable {

  /** What is held before a temporary file is used, in bytes of UTF-8. */
  private static final int MEMORY = 16 << 20;

  private final StringStore store;

  /** Reads the list. */
  SharedStrings(XmlPart xml, Scratch scratch) throws IOException {
    this(scratch);
    try (xml) {
      while (xml.next()) {
        if (xml.starts("si")) {
          // Kept as it is written: an escape may stand for half a surrogate pair.
          store.add(written(xml, "si"));
        }
      }
    } catch (IOException | RuntimeException e) {
      store.close();
      throw e;
    }
  }

  /** A workbook without such a list. */
  SharedStrings(Scratch scratch) {
    store = new StringStore(MEMORY, scratch);
  }

  /** The text of a number as a cell gives it. */
  String get(String number) throws IOException {
    int index;
    try {
      index = Integer.parseInt(number.strip());
    } catch (NumberFormatException e) {
      index = -1;
    }
    if (index < 0 || index >= store.size()) {
      throw Damaged.at(Message.of("workbook.fault.text-missing"));
    }
    return Xstring.decode(store.get(index));
  }

  /**
   * The text of a string element ({@code si} or {@code is}), still with its escapes: its plain text
   * or the texts of its differently formatted runs. The pronunciation of Japanese texts ({@code
   * rPh}) lies there too and is no part of it.
   */
  static String written(XmlPart xml, String element) throws IOException {
    StringBuilder text = new StringBuilder();
    while (xml.next() && !xml.ends(element)) {
      if (xml.starts("rPh")) {
        xml.skip();
      } else if (xml.starts("t")) {
        xml.text(text);
      }
    }
    return text.toString();
  }

  @Override
  public void close() throws IOException {
    store.close();
  }
}
