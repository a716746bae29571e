package dev.docket.export;

import dev.docket.language.Language;
import dev.docket.model.SheetFormat;
import dev.docket.sheet.SheetNumber;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A work sheet as it stands in the database.
 *
 * @param run the run that claimed its orders
 * @param rows how many rows it was claimed with, after publication how many were written
 * @param language what it was claimed in; stays whatever becomes of its group
 * @param headers its property columns
 * @param publishedRun the run that published it
 */
public record WorkSheet(
    long id,
    long run,
    String entityType,
    String group,
    int part,
    int parts,
    State state,
    int rows,
    Language language,
    List<String> headers,
    Instant claimedAt,
    @Nullable Instant publishedAt,
    @Nullable Long publishedRun) {

  /** How far a sheet is. */
  public enum State {
    /** Its orders are frozen; files may or may not have been written. */
    CLAIMED,
    /** Its orders are TRANSMITTED; the files may not have their final names yet. */
    PUBLISHING,
    PUBLISHED,
    /** It never reached anybody, or nothing of it was left to publish. */
    VOID
  }

  public WorkSheet {
    headers = List.copyOf(headers);
  }

  /** The number that people see. */
  public String number() {
    return SheetNumber.of(id);
  }

  /**
   * One file of a work sheet.
   *
   * @param name relative to the home, absolute outside it
   * @param rows how many rows were written
   */
  public record Rendering(
      long sheet,
      SheetFormat format,
      String name,
      @Nullable String archiveName,
      @Nullable Long size,
      @Nullable String sha256,
      @Nullable Integer rows) {}
}
