package dev.docket.intake;

import dev.docket.language.Spelling;
import dev.docket.order.Answer;
import dev.docket.sheet.ResultWord;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * The closed list of words that count as a result: those of all languages, and those that the
 * settings add. Immutable.
 */
@Component
final class ResultWords {

  /** A shorter word is near to too many others. */
  private static final int SHORTEST_MISTYPED = 4;

  private static final int MOST_MISTYPED = 2;

  private final Map<String, ResultWord> words = new TreeMap<>();

  ResultWords(ResultWordSettings settings) {
    for (ResultWord word : ResultWord.values()) {
      word.words().forEach(each -> words.put(each, word));
    }
    settings.confirmed().forEach(each -> words.put(ResultWord.plain(each), ResultWord.CONFIRMED));
    settings.error().forEach(each -> words.put(ResultWord.plain(each), ResultWord.ERROR));
  }

  /** What a word means; empty when it is on no list. */
  Optional<Answer.Result> meaning(String word) {
    return Optional.ofNullable(words.get(ResultWord.plain(word))).map(ResultWord::meaning);
  }

  /** What was meant by a word that is on no list, where it is a slip of one or two letters. */
  Optional<ResultWord> nearest(String word) {
    String typed = ResultWord.plain(word);
    return words.keySet().stream()
        .filter(w -> Math.min(w.length(), typed.length()) >= SHORTEST_MISTYPED)
        .filter(w -> distance(typed, w) <= Math.min(MOST_MISTYPED, w.length() / 3))
        .min(Comparator.comparingInt(w -> distance(typed, w)))
        .map(words::get);
  }

  /** As {@link Spelling#distance}; far is far, however far. */
  private static int distance(String from, String to) {
    return Math.abs(from.length() - to.length()) > MOST_MISTYPED
        ? Integer.MAX_VALUE
        : Spelling.distance(from, to);
  }
}
