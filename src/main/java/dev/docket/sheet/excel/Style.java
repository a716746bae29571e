package dev.docket.sheet.excel;

import dev.docket.sheet.TableContent.Colour;
import dev.docket.sheet.workbook.PartWriter;
import java.io.IOException;

/** The looks of a cell; the place in this list is the number that the cells refer to. */
enum Style {
  /** A cell nobody wrote to; the first style is every workbook's default. */
  NONE(0, 0, 0, false, true),
  HEADER(1, 2, 1, true, true),
  /** The header of a column to be filled in. */
  HEADER_EDITABLE(1, 3, 1, true, true),
  CELL(0, 0, 1, true, true),
  EDITABLE(0, 4, 1, true, false),
  MARKED(0, 5, 1, true, true),
  MARKED_EDITABLE(0, 5, 1, true, false),
  /**
   * The empty rest of a column to be filled in: no border, or every page below would be printed.
   */
  EDITABLE_COLUMN(0, 0, 0, true, false),
  TEXT(0, 0, 0, true, true),
  HEADING(1, 0, 0, true, true);

  /** Arial, since every system has it or a font of the same widths; Calibri is missing on Linux. */
  private static final String FONT =
      "<sz val=\"10\"/><color rgb=\"FF000000\"/><name val=\"Arial\"/><family val=\"2\"/>";

  private final int font;
  private final int fill;
  private final int border;
  private final boolean wrapped;
  private final boolean locked;

  Style(int font, int fill, int border, boolean wrapped, boolean locked) {
    this.font = font;
    this.fill = fill;
    this.border = border;
    this.wrapped = wrapped;
    this.locked = locked;
  }

  /** A cell of the table. */
  static Style of(boolean editable, boolean marked) {
    if (marked) {
      return editable ? MARKED_EDITABLE : MARKED;
    }
    return editable ? EDITABLE : CELL;
  }

  /** Writes the styles part: fonts, fills and the rest, then the looks that combine them. */
  static void write(PartWriter out) throws IOException {
    out.part("xl/styles.xml")
        .raw("<styleSheet xmlns=\"" + Namespaces.MAIN + "\">")
        .raw("<fonts count=\"2\"><font>" + FONT + "</font><font><b/>" + FONT + "</font></fonts>")
        .raw("<fills count=\"6\"><fill><patternFill patternType=\"none\"/></fill>")
        // The first two fills are fixed by the format.
        .raw("<fill><patternFill patternType=\"gray125\"/></fill>")
        .raw(solid("FFD9E1F2") + solid("FFFFE699") + solid("FFFFFDF3") + solid("FFFCE4D6"))
        .raw("</fills>")
        .raw("<borders count=\"2\"><border><left/><right/><top/><bottom/><diagonal/></border>")
        .raw("<border>" + edge("left") + edge("right") + edge("top") + edge("bottom"))
        .raw("<diagonal/></border></borders>")
        .raw("<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\"")
        .raw(" borderId=\"0\"/></cellStyleXfs><cellXfs count=\"" + values().length + "\">");
    for (Style style : values()) {
      out.raw(style.markup());
    }
    out.raw("</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\"")
        .raw(" builtinId=\"0\"/></cellStyles><dxfs count=\"" + Colour.values().length + "\">");
    for (Colour colour : Colour.values()) {
      out.raw(differential(colour));
    }
    out.raw("</dxfs></styleSheet>");
  }

  private String markup() {
    // Number format 49 is "text": what is typed there stays as it was typed.
    int format = this == NONE ? 0 : 49;
    StringBuilder xf = new StringBuilder("<xf numFmtId=\"").append(format);
    xf.append("\" fontId=\"").append(font).append("\" fillId=\"").append(fill);
    xf.append("\" borderId=\"").append(border).append("\" xfId=\"0\"");
    xf.append(" applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\"");
    xf.append(" applyAlignment=\"1\" applyProtection=\"1\">");
    if (wrapped) {
      xf.append("<alignment vertical=\"top\" wrapText=\"1\"/>");
    }
    return xf.append("<protection locked=\"").append(locked ? 1 : 0).append("\"/></xf>").toString();
  }

  private static String solid(String rgb) {
    return "<fill><patternFill patternType=\"solid\"><fgColor rgb=\""
        + rgb
        + "\"/><bgColor indexed=\"64\"/></patternFill></fill>";
  }

  private static String edge(String side) {
    return "<" + side + " style=\"thin\"><color rgb=\"FFBFBFBF\"/></" + side + ">";
  }

  private static String differential(Colour colour) {
    String font =
        switch (colour) {
          case DONE -> "FF006100";
          case FAILED -> "FF9C0006";
          case QUIET -> "FF7F7F7F";
        };
    String fill =
        switch (colour) {
          case DONE -> "FFE2F0D9";
          case FAILED -> "FFFFC7CE";
          case QUIET -> "FFF2F2F2";
        };
    return "<dxf><font><color rgb=\""
        + font
        + "\"/></font><fill><patternFill><bgColor rgb=\""
        + fill
        + "\"/></patternFill></fill></dxf>";
  }
}
