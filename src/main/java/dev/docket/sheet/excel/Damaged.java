package dev.docket.sheet.excel;

import dev.docket.sheet.UnreadableFileException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.zip.ZipException;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** Turns what libraries say about a broken workbook into what its sender can act on. */
final class Damaged {

  private Damaged() {}

  /**
   * The refusal for a failure: our own one where it is the cause, else a general one. A disk or
   * network that failed is no damage of the file's and is given back as it is.
   */
  static IOException because(Exception failure) {
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
        "The workbook is incomplete or damaged. Open it in Excel or LibreOffice, save it again as"
            + " Excel workbook (.xlsx) and return that.",
        failure);
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

  /** Where the workbook contradicts itself. */
  static UnreadableFileException at(String what) {
    return new UnreadableFileException(
        "The workbook is damaged: "
            + what
            + ". Open it in Excel or LibreOffice, save it again as Excel workbook (.xlsx) and return"
            + " that.");
  }

  /** Where it is larger than what is read. */
  static UnreadableFileException tooLarge(String what) {
    return new UnreadableFileException(
        "The workbook " + what + ". Return the rows in several smaller files.");
  }
}
