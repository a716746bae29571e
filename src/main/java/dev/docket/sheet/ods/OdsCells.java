package dev.docket.sheet.ods;

import dev.docket.sheet.Cell;
import dev.docket.sheet.Limits;
import dev.docket.sheet.workbook.Damaged;
import dev.docket.sheet.workbook.IsoDate;
import dev.docket.sheet.workbook.Numbers;
import dev.docket.sheet.workbook.XmlPart;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the cell that the reader of a spreadsheet's content stands on. */
final class OdsCells {

  private static final String OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
  private static final String EXTENSION =
      "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0";

  /** The language that a formula is written in: {@code of:=}. */
  private static final Pattern FORMULA_START = Pattern.compile("^\\s*(?:[A-Za-z]+:)?=");

  private static final Pattern ERROR =
      Pattern.compile("#(?:N/A|REF!|DIV/0!|VALUE!|NAME\\?|NUM!|NULL!)|Err:[0-9]{3}");

  private final XmlPart xml;
  private final ParagraphText text;
  private final boolean from1904;

  OdsCells(XmlPart xml, boolean from1904) {
    this.xml = xml;
    this.text = new ParagraphText(xml);
    this.from1904 = from1904;
  }

  /** The cell; the reader stands on its end then. */
  Cell cell() throws IOException {
    String type = office("value-type");
    String value = value(type);
    boolean error = "error".equals(xml.attribute(EXTENSION, "value-type"));
    String formula = formula(xml.attribute("formula"));
    String shown = text.ofCell();
    if (error || formula != null && ERROR.matcher(shown).matches()) {
      return new Cell(Cell.Kind.ERROR, shown.isEmpty() ? "#VALUE!" : shown, formula);
    }
    if ("string".equals(type) && shown.isEmpty() && (value == null || value.isEmpty())) {
      // A formula whose result is the empty text, like =IF(A1=1;"Confirmed";""), says nothing.
      return Cell.BLANK;
    }
    if (value == null) {
      return texts(shown, formula);
    }
    if (value.length() > Limits.CELL_CHARS) {
      throw Damaged.cellTooLong();
    }
    return switch (type == null ? "" : type) {
      case "float", "percentage", "currency" ->
          new Cell(
              from1904 ? Cell.Kind.NUMBER_1904 : Cell.Kind.NUMBER, Numbers.plain(value), formula);
      case "date" -> IsoDate.cell(value, formula);
      case "time" -> IsoDate.time(value, formula);
      case "boolean" ->
          new Cell(Cell.Kind.BOOLEAN, value.strip().equals("true") ? "TRUE" : "FALSE", formula);
      default -> texts(value, formula);
    };
  }

  private static Cell texts(String text, @Nullable String formula) {
    if (text.isEmpty()) {
      return formula == null ? Cell.BLANK : new Cell(Cell.Kind.BLANK, "", formula);
    }
    return new Cell(Cell.Kind.TEXT, text, formula);
  }

  /** The value as it is stored; null where only the text tells it. */
  private @Nullable String value(@Nullable String type) {
    return switch (type == null ? "" : type) {
      case "float", "percentage", "currency" -> office("value");
      case "date" -> office("date-value");
      case "time" -> office("time-value");
      case "boolean" -> office("boolean-value");
      default -> office("string-value");
    };
  }

  private @Nullable String office(String name) {
    return xml.attribute(OFFICE, name);
  }

  private static @Nullable String formula(@Nullable String written) {
    return written == null ? null : FORMULA_START.matcher(written).replaceFirst("");
  }
}
