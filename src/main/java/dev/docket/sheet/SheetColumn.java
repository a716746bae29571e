package dev.docket.sheet;

import java.util.Arrays;
import java.util.Optional;

/** The fixed columns of a work sheet, in their order. */
public enum SheetColumn {
  ORDER("Order", 16, Use.KEY),
  CHECK("Check", 25, Use.KEY),
  OPERATION("Operation", 12, Use.COMPARED),
  RESOURCE_TYPE("Resource type", 17, Use.COMPARED),
  OWNER("Owner", 20, Use.COMPARED),
  OWNER_ID("Owner id", 10, Use.COMPARED),
  RESOURCE("Resource", 19, Use.COMPARED),
  RESULT("Result", 11, Use.ANSWER),
  MESSAGE("Message", 24, Use.ANSWER),
  ACTUAL_ID("Actual id", 14, Use.ANSWER),
  DONE_BY("Done by", 13, Use.ANSWER),
  DONE_ON("Done on", 11, Use.ANSWER),
  CHANGES("Changes", 50, Use.COMPARED),
  INSTRUCTIONS("Instructions", 34, Use.SHOWN),
  DUE("Due", 11, Use.SHOWN),
  ATTEMPT("Attempt", 8, Use.SHOWN),
  PREVIOUS_ERROR("Previous error", 22, Use.SHOWN);

  /** What becomes of a column when a sheet comes back. */
  public enum Use {
    /** Says which row it is. */
    KEY,
    /** The operator's. */
    ANSWER,
    /** Ours; compared with what was issued, never used. */
    COMPARED,
    /** Ours; not looked at. */
    SHOWN
  }

  private final String header;
  private final int width;
  private final Use use;

  SheetColumn(String header, int width, Use use) {
    this.header = header;
    this.width = width;
    this.use = use;
  }

  /** The column's name in its first row. */
  public String header() {
    return header;
  }

  /** The column's width in characters. */
  int width() {
    return width;
  }

  /** What becomes of it when it comes back. */
  public Use use() {
    return use;
  }

  /** Whether a sheet without it is no work sheet. */
  public boolean isRequired() {
    return this == ORDER || this == CHECK || this == RESULT;
  }

  /** The column with that name, whatever its case and the invisible characters around it. */
  public static Optional<SheetColumn> ofHeader(String header) {
    String wanted = Normal.key(header);
    return Arrays.stream(values()).filter(c -> Normal.key(c.header).equals(wanted)).findFirst();
  }
}
