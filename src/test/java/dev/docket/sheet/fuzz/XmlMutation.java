package dev.docket.sheet.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Spoils an XML text: its elements, attributes, values and what may stand beside them. */
final class XmlMutation {

  /** Values that stand nowhere by right. */
  static final List<String> VALUES =
      List.of(
          "",
          "0",
          "-1",
          "1",
          "999999999999",
          "2147483648",
          "1e999",
          "NaN",
          "-1E-400",
          "A0",
          "A1048577",
          "XFE1",
          "ZZZZZZ1",
          "A99999999999999999999",
          "1A",
          "R1C1",
          "true",
          "TRUE",
          "#N/A",
          "s",
          "str",
          "inlineStr",
          "b",
          "d",
          "e",
          "n",
          "&#0;",
          "&amp;",
          "&x;",
          "_xFFFF_",
          "_x0000_",
          "../../../../etc/passwd",
          "http://example.org/x",
          "\u0001",
          "\uD83D\uDE00",
          "9".repeat(5_000),
          "A".repeat(40_000),
          "1E+400",
          "1E-2147483647",
          "45000.99999999999",
          "2026-02-30",
          "-45000",
          "PT10H",
          "P1Y",
          "1.7976931348623157E308",
          "4.9E-324");

  private static final Pattern TAG = Pattern.compile("<[^>]*>");
  private static final Pattern ATTRIBUTE = Pattern.compile("\\s[\\w:]+=\"[^\"]*\"");
  private static final Pattern VALUE = Pattern.compile("(?<==\")[^\"]*(?=\")");
  private static final Pattern TEXT = Pattern.compile("(?<=>)[^<]+(?=<)");
  private static final Pattern ELEMENT =
      Pattern.compile("<(\\w+)[^>]*(/>|>.*?</\\1>)", Pattern.DOTALL);
  private static final Pattern TYPE = Pattern.compile("(?<= t=\")\\w+(?=\")");

  private final Random random;

  XmlMutation(Random random) {
    this.random = random;
  }

  byte[] spoilt(byte[] content) {
    String xml = new String(content, StandardCharsets.UTF_8);
    return switch (random.nextInt(14)) {
      case 0 -> utf8(changed(xml, TAG, ""));
      case 1 -> utf8(changed(xml, ATTRIBUTE, ""));
      case 2, 3 -> utf8(changed(xml, VALUE, pick(VALUES)));
      case 4 -> utf8(changed(xml, TEXT, pick(VALUES)));
      case 5 -> utf8(changed(xml, ELEMENT, ""));
      case 6 -> utf8(doubled(xml, ELEMENT));
      case 7 -> utf8(doubled(xml, ATTRIBUTE));
      case 8 ->
          utf8(changed(xml, TYPE, pick(List.of("s", "str", "inlineStr", "b", "d", "e", "n", "x"))));
      case 9 -> utf8(nested(xml));
      case 10 -> utf8(declared(xml));
      case 11 -> utf8(beside(xml));
      case 12 ->
          xml.getBytes(random.nextBoolean() ? StandardCharsets.UTF_16 : StandardCharsets.UTF_16LE);
      default -> Mutation.bytes(random, content);
    };
  }

  private String changed(String xml, Pattern what, String with) {
    MatchResult place = some(xml, what);
    return place == null
        ? xml
        : xml.substring(0, place.start()) + with + xml.substring(place.end());
  }

  private String doubled(String xml, Pattern what) {
    MatchResult place = some(xml, what);
    if (place == null) {
      return xml;
    }
    int most = place.group().length() > 10_000 ? 3 : 60;
    String times = place.group().repeat(1 + random.nextInt(most));
    return xml.substring(0, place.end()) + times + xml.substring(place.end());
  }

  private MatchResult some(String xml, Pattern what) {
    List<MatchResult> all = new ArrayList<>();
    what.matcher(xml).results().limit(20_000).forEach(all::add);
    return all.isEmpty() ? null : all.get(random.nextInt(all.size()));
  }

  private String nested(String xml) {
    int depth = 1 + random.nextInt(30_000);
    boolean closed = random.nextBoolean();
    String name = pick(List.of("row", "c", "is", "t", "x", "v"));
    return afterSomeTag(
        xml, ("<" + name + ">").repeat(depth) + (closed ? ("</" + name + ">").repeat(depth) : ""));
  }

  private String declared(String xml) {
    String type =
        pick(
            List.of(
                "<!DOCTYPE x [<!ENTITY x \"y\">]>",
                "<!DOCTYPE x SYSTEM \"file:///etc/passwd\">",
                "<!DOCTYPE x [<!ENTITY a \"b\"><!ENTITY x \"&a;&a;&a;\">]>",
                "<!DOCTYPE x [<!ENTITY % p SYSTEM \"http://localhost:1/\"> %p;]>"));
    int place = xml.indexOf("?>");
    return place < 0 ? type + xml : xml.substring(0, place + 2) + type + xml.substring(place + 2);
  }

  private String beside(String xml) {
    return afterSomeTag(
        xml,
        pick(
            List.of(
                "<!-- x -->",
                "<!--",
                "<![CDATA[x]]>",
                "<![CDATA[",
                "<?pi x?>",
                "&x;",
                "&#xFFFFFFFF;",
                "]]>",
                "<",
                "<x xmlns=\"\"/>",
                "<mc:AlternateContent/>",
                " ".repeat(100_000),
                "<f>1+1</f>",
                "<v>1</v><v>2</v>",
                "<is><t>x</t></is>",
                "<row r=\"1\"/>")));
  }

  private String afterSomeTag(String xml, String what) {
    MatchResult place = some(xml, TAG);
    return place == null
        ? what + xml
        : xml.substring(0, place.end()) + what + xml.substring(place.end());
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
