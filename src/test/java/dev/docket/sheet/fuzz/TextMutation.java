package dev.docket.sheet.fuzz;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Spoils a CSV text: its delimiters, quotes, line ends, rows, cells, and how it is encoded. */
final class TextMutation {

  private static final List<String> SIGNS =
      List.of(
          "\"",
          "\"\"",
          ",",
          ";",
          "\t",
          "|",
          "\r",
          "\n",
          "\r\n",
          "\0",
          "\uFEFF",
          "\u00A0",
          "\u2028",
          "\u0085",
          "\u001A",
          "'",
          "=",
          "sep=;\r\n",
          "Order",
          "Result",
          "\u200B",
          "\uD83D",
          "\uFFFE");

  private static final List<Charset> CHARSETS =
      List.of(
          StandardCharsets.UTF_16LE,
          StandardCharsets.UTF_16BE,
          StandardCharsets.ISO_8859_1,
          Charset.forName("windows-1252"),
          Charset.forName("windows-1251"),
          Charset.forName("Shift_JIS"),
          Charset.forName("UTF-32LE"));

  private final Random random;

  TextMutation(Random random) {
    this.random = random;
  }

  byte[] spoilt(byte[] content) {
    String text = new String(content, StandardCharsets.UTF_8);
    return switch (random.nextInt(12)) {
      case 0 -> utf8(text.replace(',', random.nextBoolean() ? ';' : '\t'));
      case 1 -> utf8(text.replace("\r\n", random.nextBoolean() ? "\r" : "\n\r"));
      case 2 -> utf8(text.replace("\"", random.nextBoolean() ? "" : "\"\""));
      case 3 -> encoded(text);
      case 4 -> utf8(inserted(text, pick(SIGNS)));
      case 5 -> utf8(inserted(text, pick(SIGNS).repeat(1 + random.nextInt(20_000))));
      case 6 -> rows(text, 0);
      case 7 -> rows(text, 1);
      case 8 -> rows(text, 2);
      case 9 -> cells(text);
      case 10 -> utf8(wrapped(text));
      default ->
          utf8(random.nextBoolean() ? text.toUpperCase(java.util.Locale.ROOT) : "\uFEFF" + text);
    };
  }

  private byte[] encoded(String text) {
    Charset charset = pick(CHARSETS);
    return ((random.nextBoolean() ? "\uFEFF" : "") + text).getBytes(charset);
  }

  private String inserted(String text, String sign) {
    int place = random.nextInt(text.length() + 1);
    return text.substring(0, place) + sign + text.substring(place);
  }

  private byte[] rows(String text, int how) {
    List<String> rows = new ArrayList<>(Arrays.asList(text.split("\r\n", -1)));
    int place = random.nextInt(rows.size());
    switch (how) {
      case 0 -> rows.remove(place);
      case 1 -> rows.addAll(Collections.nCopies(1 + random.nextInt(50), rows.get(place)));
      default -> Collections.shuffle(rows, random);
    }
    return utf8(String.join("\r\n", rows));
  }

  private byte[] cells(String text) {
    List<String> cells = new ArrayList<>(Arrays.asList(text.split(",", -1)));
    int place = random.nextInt(cells.size());
    switch (random.nextInt(4)) {
      case 0 -> cells.remove(place);
      case 1 -> cells.add(place, cells.get(random.nextInt(cells.size())));
      case 2 -> Collections.swap(cells, place, random.nextInt(cells.size()));
      default -> cells.set(place, pick(XmlMutation.VALUES));
    }
    return utf8(String.join(",", cells));
  }

  /** Every row as one quoted cell. */
  private static String wrapped(String text) {
    List<String> rows = new ArrayList<>();
    for (String row : text.split("\r\n", -1)) {
      rows.add(row.isEmpty() ? row : '"' + row.replace("\"", "\"\"") + '"');
    }
    return String.join("\r\n", rows);
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
