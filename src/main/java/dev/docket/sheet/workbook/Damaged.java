package dev.docket.sheet.workbook;

import dev.docket.language.Message;
import dev.docket.sheet.Limits;
import dev.docket.sheet.UnreadableFileException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.zip.ZipException;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** Turns what is wrong with a workbook into what its sender can act on. */
public final class Damaged {

  private static final Message AGAIN = Message.of("workbook.save-again");

  private Damaged() {}

  /**
   * The refusal for a failure: our own one where it is the cause, else a general one. A disk or
   * network that failed is no damage of the file's and is given back as it is.
   */
  public static IOException because(Exception failure) {
    Throwable cause = failure;
    while (cause != null) {
      if (cause instanceof UnreadableFileException refusal) {
        return refusal;
      }
      if (cause instanceof IOException io && !isDamage(io)) {
        return io;
      }
      cause = causeOf(cause);
    }
    return new UnreadableFileException(
        Message.sentences(List.of(Message.of("workbook.damaged"), AGAIN)), failure);
  }

  private static boolean isDamage(IOException failure) {
    return failure instanceof ZipException
        || failure instanceof EOFException
        || failure instanceof CharacterCodingException;
  }

  /** An XML exception keeps its cause in a place of its own. */
  private static @Nullable Throwable causeOf(Throwable failure) {
    return failure instanceof XMLStreamException xml && xml.getNestedException() != null
        ? xml.getNestedException()
        : failure.getCause();
  }

  /**
   * Where the workbook contradicts itself.
   *
   * @param fault what is wrong, a clause: {@code it ends in the middle}
   */
  public static UnreadableFileException at(Message fault) {
    return new UnreadableFileException(Message.of("workbook.damaged-at", fault, AGAIN));
  }

  /**
   * Where it is larger than what is read.
   *
   * @param limit the limit, a sentence
   */
  public static UnreadableFileException tooLarge(Message limit) {
    return new UnreadableFileException(Message.of("workbook.too-large", limit));
  }

  /** Where a row lies beyond the last possible one. */
  public static UnreadableFileException rowBeyond() {
    return at(Message.of("workbook.fault.row-beyond", Limits.ROWS));
  }

  /** Where a cell lies beyond the last possible column. */
  public static UnreadableFileException columnBeyond() {
    return at(Message.of("workbook.fault.column-beyond", Limits.COLUMNS));
  }

  /** Where a row holds more text than what is read. */
  public static UnreadableFileException rowTooLong(int row) {
    return tooLarge(Message.of("workbook.limit.row", row, Limits.ROW_CHARS));
  }

  /** Where a cell holds more text than what is read. */
  public static UnreadableFileException cellTooLong() {
    return tooLarge(Message.of("workbook.limit.cell", Limits.CELL_CHARS));
  }

  /** Where there are more cell styles or number formats than what is read. */
  public static UnreadableFileException tooManyStyles() {
    return tooLarge(Message.of("workbook.limit.styles", Limits.CELL_STYLES));
  }

  /** Where there are more sheets than what is read. */
  public static UnreadableFileException tooManySheets() {
    return tooLarge(Message.of("workbook.limit.sheets", Limits.SHEETS));
  }
}
