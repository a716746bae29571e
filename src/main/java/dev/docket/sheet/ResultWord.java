package dev.docket.sheet;

import dev.docket.language.Language;
import dev.docket.language.Message;
import dev.docket.order.Answer;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What may stand in the column Result: the word that the drop-down offers, in each language, and a
 * closed list of words that mean the same.
 */
public enum ResultWord {
  CONFIRMED("result.confirmed", "result.confirmed.also", Answer.Result.CONFIRMED),
  ERROR("result.error", "result.error.also", Answer.Result.ERROR);

  private static final String AT_ITS_END = " .!";

  private final Message shown;
  private final Message also;
  private final Answer.Result meaning;

  ResultWord(String shown, String also, Answer.Result meaning) {
    this.shown = Message.of(shown);
    this.also = Message.of(also);
    this.meaning = meaning;
  }

  /** What it means. */
  public Answer.Result meaning() {
    return meaning;
  }

  /** The word that the drop-down offers, in no language yet. */
  public Message shown() {
    return shown;
  }

  /** All words that mean it, in all languages, as {@link #plain} makes them. */
  public Set<String> words() {
    Set<String> words = new TreeSet<>();
    for (Language language : Language.values()) {
      for (String word : (shown.in(language) + "," + also.in(language)).split(",")) {
        words.add(plain(word));
        words.add(plain(Normal.withoutUmlauts(word)));
      }
    }
    return words;
  }

  /** A word without what does not matter: case, accents, blanks, a full stop at its end. */
  public static String plain(String word) {
    String plain = Normal.word(word);
    // By hand, since a pattern would look at a long row of dots from each of them.
    int end = plain.length();
    while (end > 0 && AT_ITS_END.indexOf(plain.charAt(end - 1)) >= 0) {
      end--;
    }
    return plain.substring(0, end);
  }

  /** The word for a result. */
  public static ResultWord of(Answer.Result result) {
    return result == Answer.Result.CONFIRMED ? CONFIRMED : ERROR;
  }

  /** The words that the drop-down offers. */
  public static List<String> shown(Language language) {
    return Arrays.stream(values()).map(w -> w.shown.in(language)).toList();
  }

  static List<TableContent.RowColour> colours(int column, Language language) {
    return List.of(
        new TableContent.RowColour(column, CONFIRMED.shown.in(language), TableContent.Colour.DONE),
        new TableContent.RowColour(column, ERROR.shown.in(language), TableContent.Colour.FAILED));
  }
}
