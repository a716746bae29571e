package dev.docket.sheet;

/**
 * How large a received file may be, in one place. A file beyond a limit is refused with the limit
 * named; none of them is near what a real work sheet needs.
 */
public final class Limits {

  /** The whole file, in bytes. */
  public static final long FILE_BYTES = 512L << 20;

  /** One cell's text, in UTF-16 units. */
  public static final int CELL_CHARS = 1 << 20;

  /** All texts of one row together, in UTF-16 units. */
  public static final int ROW_CHARS = 4 << 20;

  /** Columns of a table: as many as Excel has. */
  public static final int COLUMNS = 16_384;

  /** Rows of a workbook's sheet: as many as Excel has. */
  public static final int ROWS = 1_048_576;

  /** Sheets in a workbook. */
  public static final int SHEETS = 1_000;

  /** Files in a zip archive of returned sheets. */
  public static final int ARCHIVE_MEMBERS = 1_000;

  /** What a zip archive of returned sheets may unpack to, in bytes. */
  public static final long ARCHIVE_UNPACKED_BYTES = 2L << 30;

  /** A sheet's name as it is kept, in UTF-16 units; what is longer is cut. */
  public static final int SHEET_NAME_CHARS = 255;

  /** Files inside a workbook's zip. */
  public static final int ZIP_ENTRIES = 10_000;

  /** What a workbook's zip may unpack to, in bytes. */
  public static final long UNPACKED_BYTES = 4L << 30;

  /**
   * How many times larger a part of a workbook may be unpacked than packed. Sheets full of equal
   * formatted rows reach about 100; a zip bomb about 1,000.
   */
  public static final int UNPACK_RATIO = 400;

  /** Up to this size the ratio does not matter, in bytes. */
  public static final long UNPACK_RATIO_FROM = 32L << 20;

  /**
   * A tag of XML, a comment, a marked section, or what lies between two tags, in UTF-16 units: the
   * reader has to hold that much at once.
   */
  public static final int XML_STRETCH_CHARS = 4 << 20;

  /** Attributes of one element of XML, which is the limit of the JDK's reader. */
  public static final int XML_ATTRIBUTES = 10_000;

  /** Cell styles of a workbook, and number formats: as many as Excel has. */
  public static final int CELL_STYLES = 65_536;

  /**
   * Sectors of the directory in a container of Excel 97 to 2003. A workbook's has a handful; one
   * with many macros and objects some hundreds.
   */
  public static final int OLE2_DIRECTORY_SECTORS = 20_000;

  /** A Message that is recorded, in UTF-16 units: as much as a cell of Excel holds. */
  public static final int MESSAGE_CHARS = 32_767;

  /** An Actual id that is recorded, in UTF-16 units. */
  public static final int ACTUAL_ID_CHARS = 2_000;

  /** A Done by that is recorded, in UTF-16 units. */
  public static final int DONE_BY_CHARS = 200;

  /** How deep elements of XML lie in each other. */
  public static final int XML_DEPTH = 256;

  /** The table of contents of a workbook's zip, in bytes: it is held whole. */
  public static final long ZIP_DIRECTORY_BYTES = 16L << 20;

  /**
   * Rows with content that a repetition in an OpenDocument spreadsheet may stand for in one sheet.
   * Empty rows may be repeated to the last.
   */
  public static final int REPEATED_ROWS = 100_000;

  /** All texts of such rows together, as often as they are repeated, in UTF-16 units. */
  public static final int REPEATED_CHARS = 64 << 20;

  /** Texts in the list of texts that a workbook keeps, to which its cells refer. */
  public static final int SHARED_TEXTS = 32 << 20;

  /**
   * A header's texts as they are kept, in UTF-16 units: quotation marks and backslashes count
   * twice, control characters six times. The database's columns are no narrower.
   */
  public static final int STORED_HEADER_CHARS = 4_000_000;

  /** As {@link #STORED_HEADER_CHARS}, a row's texts. */
  public static final int STORED_ROW_CHARS = 8_000_000;

  /** How far a text's header is looked for to tell its delimiter, in UTF-16 units. */
  public static final int HEADER_WITHIN_CHARS = 1 << 20;

  /** Rows are staged, applied and reported so many UTF-16 units at a time, or one longer row. */
  public static final int BATCH_CHARS = 1 << 20;

  /** What the texts of any file may be together, in UTF-16 units, its own cells counted twice. */
  private static final long STAGED_CHARS = 128L << 20;

  /** How much more they may be for each byte of the file: a text that many cells refer to. */
  private static final int STAGED_CHARS_PER_BYTE = 100;

  private Limits() {}

  /**
   * What the texts of a file of a size may be together; a small one may refer to one text often.
   */
  public static long stagedChars(long fileBytes) {
    return STAGED_CHARS + STAGED_CHARS_PER_BYTE * fileBytes;
  }

  /** A sheet's name, cut where no spreadsheet program would make it so long. */
  public static String sheetName(String name) {
    return name.length() <= SHEET_NAME_CHARS ? name : name.substring(0, SHEET_NAME_CHARS);
  }

  /** A number of bytes as people write it, in whole MB. */
  public static String megabytes(long bytes) {
    return (bytes >> 20) + " MB";
  }
}
