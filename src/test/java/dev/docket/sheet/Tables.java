package dev.docket.sheet;

import dev.docket.sheet.TableContent.Colour;
import dev.docket.sheet.TableContent.Column;
import dev.docket.sheet.TableContent.Page;
import dev.docket.sheet.TableContent.Row;
import dev.docket.sheet.TableContent.RowColour;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/** Tables for the formats' tests. */
public final class Tables {

  /** Texts that something goes wrong with somewhere. */
  public static final List<String> NASTY =
      List.of(
          "=1+1",
          "+4930123456",
          "-5.00",
          "@SUM(A1)",
          "'quoted",
          "''",
          "007",
          "00123E4",
          "12345678901234567890",
          "1.10",
          "TRUE",
          "31.12.2026",
          "2026-12-31",
          "#N/A",
          " leading and trailing ",
          "\u00A0no-break\u00A0",
          "   ",
          "a\nb",
          "a\r\nb",
          "a\rb",
          "\n",
          "tab\there",
          "\tfirst",
          "say \"yes\", please; or not",
          "\"",
          "a,b;c",
          "<b>&amp;</b>",
          "]]>",
          "_x0041_",
          "_x005F_x0041_",
          "__x000D__",
          "_xABCD\u0001",
          "\u0001\u0008\u000B\u001F",
          "\u0000",
          "\u007F\u0085\u2028\u2029",
          "\uFEFFmark",
          "\uFFFE\uFFFF",
          "\uFFFD",
          "Grüße, Žižek, 日本語, العربية",
          "\uD83D\uDE00 smile",
          "e\u0301 é",
          "\u200Bzero\u200Dwidth",
          "\uFF1D1+1",
          "{\"json\": [1]}",
          "sep=;",
          "long " + "x".repeat(3000));

  /** What only a workbook keeps: half a surrogate pair. */
  public static final List<String> LONE_SURROGATES =
      List.of("\uD800", "\uDC00", "a\uD83Db", "\uDE00\uD83D", "_xABCD\uD800", "\uD83D\uD83D\uDE00");

  private Tables() {}

  /** A table of one column per width of the rows. */
  public static TableContent of(List<List<String>> rows) {
    int width = rows.stream().mapToInt(List::size).max().orElse(1);
    List<Column> columns =
        IntStream.range(0, width)
            .mapToObj(i -> new Column("Column " + i, 20, false, List.of()))
            .toList();
    return of(columns, rows, ',');
  }

  public static TableContent of(List<Column> columns, List<List<String>> rows, char delimiter) {
    return new TableContent(
        "Table",
        columns,
        rows.stream().map(cells -> new Row(cells, new BitSet())).iterator(),
        List.of(),
        List.of(),
        true,
        delimiter);
  }

  /** Texts of random characters of every kind, always the same ones. */
  public static List<String> random(int count, boolean loneSurrogates) {
    Random random = new Random(20260101);
    String likely = "_x0041F=+-@'\"\r\n\t ,;0159.\uFF1D";
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(24);
      for (int k = 0; k < length; k++) {
        int kind = random.nextInt(10);
        if (kind < 7) {
          text.append(likely.charAt(random.nextInt(likely.length())));
        } else if (kind == 7) {
          text.appendCodePoint(0x10000 + random.nextInt(0x100000));
        } else {
          char c = (char) random.nextInt(0x10000);
          text.append(Character.isSurrogate(c) && !loneSurrogates ? 'x' : c);
        }
      }
      texts.add(text.toString());
    }
    return texts;
  }

  /** A work sheet as an operator gets it. */
  public static TableContent workSheet(int rows) {
    List<Column> columns =
        List.of(
            new Column("Order", 14, false, List.of()),
            new Column("Check", 20, false, List.of()),
            new Column("Operation", 11, false, List.of()),
            new Column("Resource type", 14, false, List.of()),
            new Column("Owner", 18, false, List.of()),
            new Column("Owner id", 10, false, List.of()),
            new Column("Resource", 14, false, List.of()),
            new Column("Result", 11, true, List.of("Confirmed", "Error")),
            new Column("Message", 24, true, List.of()),
            new Column("Actual id", 12, true, List.of()),
            new Column("Done by", 12, true, List.of()),
            new Column("Done on", 11, true, List.of()),
            new Column("Changes", 44, false, List.of()),
            new Column("Instructions", 36, false, List.of()),
            new Column("Due", 11, false, List.of()),
            new Column("Attempt", 9, false, List.of()),
            new Column("Previous error", 20, false, List.of()),
            new Column("SAP_Account: department", 18, false, List.of()),
            new Column("SAP_Account: room", 12, false, List.of()));
    BitSet marked = new BitSet();
    marked.set(17, 19);
    return new TableContent(
        "Directory_User",
        columns,
        IntStream.range(0, rows).mapToObj(i -> new Row(workSheetRow(i), marked)).iterator(),
        List.of(
            new RowColour(7, "Confirmed", Colour.DONE),
            new RowColour(7, "Error", Colour.FAILED),
            new RowColour(2, "A<B & \"C\"", Colour.QUIET)),
        List.of(
            new Page(
                "Instructions",
                List.of(
                    "Protected View: choose Enable Editing first.",
                    "",
                    "What to do:",
                    "Carry out each row in the managed system, then choose Confirmed or Error in the"
                        + " column Result. An Error needs a Message.",
                    "How to return it:",
                    "Save the file and drop it into the folder inbound."))),
        true,
        ',');
  }

  private static List<String> workSheetRow(int i) {
    String result = i % 5 == 1 ? "Confirmed" : i % 5 == 3 ? "Error" : "";
    return List.of(
        String.format(Locale.ROOT, "DK%07dQ", i),
        "k1-7f3a9c2b4d5e6f70",
        i % 3 == 0 ? "CREATE" : "UPDATE",
        "SAP_Account",
        "Ada Lovelace " + i,
        "E" + (1000 + i),
        "ALOVELACE" + i,
        result,
        result.equals("Error") ? "Account is locked by the works council" : "",
        "",
        "",
        "",
        "Department: Sales → Finance; Room: clear (was 4.12); Groups: add FI_READ, remove FI_ALL",
        "Transaction SU01. Copy the reference user of the department.",
        "2026-12-01",
        "1",
        "",
        "Finance",
        "(clear)");
  }

  /** All rows of a table. */
  public static List<FoundRow> read(TableFormat format, Path file, int table) throws IOException {
    List<FoundRow> rows = new ArrayList<>();
    try (TableReader reader = format.open(file);
        TableReader.Rows cursor = reader.rows(table)) {
      for (FoundRow row = cursor.next(); row != null; row = cursor.next()) {
        rows.add(row);
      }
    }
    return rows;
  }

  /** The texts of a row's cells. */
  public static List<String> texts(FoundRow row) {
    return row.cells().stream().map(Cell::text).toList();
  }
}
