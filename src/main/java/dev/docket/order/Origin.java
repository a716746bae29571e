package dev.docket.order;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where something that was done to an order comes from.
 *
 * @param at when
 * @param sender how it reached us
 * @param doer who says to have done it; null where nobody said, then it is the sender
 * @param file the file's id in the registry
 * @param row the row in that file, as the spreadsheet shows it
 * @param sheet the work sheet's id
 * @param run the run's id
 */
public record Origin(
    Instant at,
    Sender sender,
    @Nullable String doer,
    @Nullable Long file,
    @Nullable Integer row,
    @Nullable Long sheet,
    @Nullable Long run) {

  /** Of a person or of Docket, with no file. */
  public static Origin of(Instant at, Sender sender) {
    return new Origin(at, sender, null, null, null, null, null);
  }

  public Origin inFile(long fileId, int fileRow) {
    return new Origin(at, sender, doer, fileId, fileRow, sheet, run);
  }

  public Origin onSheet(@Nullable Long sheetId) {
    return new Origin(at, sender, doer, file, row, sheetId, run);
  }

  public Origin inRun(@Nullable Long runId) {
    return new Origin(at, sender, doer, file, row, sheet, runId);
  }

  public Origin doneBy(@Nullable String who) {
    return new Origin(at, sender, who, file, row, sheet, run);
  }
}
