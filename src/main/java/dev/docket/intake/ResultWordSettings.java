package dev.docket.intake;

import dev.docket.home.ConfigurationException;
import dev.docket.language.ForeignText;
import dev.docket.sheet.ResultWord;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Further words that count in the column Result, beside those of the languages.
 *
 * @param confirmed words that mean Confirmed
 * @param error words that mean Error
 */
@ConfigurationProperties(prefix = "docket.result", ignoreUnknownFields = false)
record ResultWordSettings(
    @DefaultValue({}) List<String> confirmed, @DefaultValue({}) List<String> error) {

  /** No further words. */
  static final ResultWordSettings NONE = new ResultWordSettings(List.of(), List.of());

  ResultWordSettings {
    confirmed = List.copyOf(confirmed);
    error = List.copyOf(error);
    check("docket.result.confirmed", confirmed, ResultWord.ERROR, error);
    check("docket.result.error", error, ResultWord.CONFIRMED, confirmed);
  }

  private static void check(
      String setting, List<String> words, ResultWord opposite, List<String> moreOpposite) {
    for (String word : words) {
      String plain = ResultWord.plain(word);
      if (plain.isEmpty()) {
        throw new ConfigurationException(
            setting + ": found a word without letters, allowed are words such as done; remove it.");
      }
      boolean contradicts =
          Stream.concat(opposite.words().stream(), moreOpposite.stream().map(ResultWord::plain))
              .anyMatch(plain::equals);
      if (contradicts) {
        throw new ConfigurationException(
            setting
                + ": found \""
                + ForeignText.line(word)
                + "\", which means "
                + opposite.shown().inEnglish()
                + ", too; a word means one or the other. Remove it from one of the lists.");
      }
    }
  }
}
