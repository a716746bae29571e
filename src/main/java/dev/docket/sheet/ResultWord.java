package dev.docket.sheet;

import dev.docket.order.Answer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What may stand in the column Result: the word that the drop-down offers, and a closed list of
 * words that mean the same.
 */
public enum ResultWord {
  CONFIRMED("Confirmed", Answer.Result.CONFIRMED, List.of("confirm", "ok", "okay", "done")),
  ERROR("Error", Answer.Result.ERROR, List.of("errored", "failed", "failure"));

  private final String shown;
  private final Answer.Result meaning;
  private final List<String> synonyms;

  ResultWord(String shown, Answer.Result meaning, List<String> synonyms) {
    this.shown = shown;
    this.meaning = meaning;
    this.synonyms = synonyms;
  }

  /** What a word means; empty when it is on no list. */
  public static Optional<Answer.Result> meaning(String word) {
    String wanted = Normal.key(word);
    return Arrays.stream(values())
        .filter(w -> Normal.key(w.shown).equals(wanted) || w.synonyms.contains(wanted))
        .map(w -> w.meaning)
        .findFirst();
  }

  /** The word on the sheet for a result. */
  public static String of(Answer.Result result) {
    return result == Answer.Result.CONFIRMED ? CONFIRMED.shown : ERROR.shown;
  }

  /** The words that the drop-down offers. */
  public static List<String> shown() {
    return Arrays.stream(values()).map(w -> w.shown).toList();
  }

  static List<TableContent.RowColour> colours(int column) {
    return List.of(
        new TableContent.RowColour(column, CONFIRMED.shown, TableContent.Colour.DONE),
        new TableContent.RowColour(column, ERROR.shown, TableContent.Colour.FAILED));
  }
}
