package dev.docket.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.docket.home.ConfigurationException;
import dev.docket.order.Answer;
import dev.docket.sheet.ResultWord;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResultWordsTests {

  private static final ResultWords WORDS = new ResultWords(ResultWordSettings.NONE);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Confirmed",
        "confirm",
        "OK",
        "okay",
        "Done",
        "Confirmé",
        "confirmée",
        "confirmer",
        "Fait",
        "faite",
        "Bestätigt",
        "bestaetigt",
        "bestatigt",
        "bestätigen",
        "bestaetigen",
        "Erledigt",
        "CONFIRMÉ",
        "confirme",
        "Confirme\u0301",
        "BESTÄTIGT",
        " bestätigt\u00A0",
        "ok.",
        "Done!",
        "confırmed",
        "CONFİRMED",
        "\u200BConfirmed",
        "Ｃｏｎｆｉｒｍｅｄ"
      })
  void meansConfirmed(String word) {
    assertThat(WORDS.meaning(word)).contains(Answer.Result.CONFIRMED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Error",
        "errored",
        "FAILED",
        "failure",
        "Erreur",
        "en erreur",
        "échec",
        "echec",
        "ÉCHEC",
        "Fehler",
        "fehlgeschlagen",
        "gescheitert",
        "Fehler."
      })
  void meansError(String word) {
    assertThat(WORDS.meaning(word)).contains(Answer.Result.ERROR);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "X",
        "✓",
        "TRUE",
        "true",
        "1",
        "0",
        "yes",
        "oui",
        "ja",
        "no",
        "non",
        "nein",
        "n/a",
        "Confirmd",
        "not done",
        "Confirmed?",
        "nicht bestätigt",
        "pas fait",
        "-",
        "…",
        "Confirmed Error"
      })
  void meansNothing(String word) {
    assertThat(WORDS.meaning(word)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Confirmd,CONFIRMED",
    "comfirmed,CONFIRMED",
    "Bestätig,CONFIRMED",
    "bestetigt,CONFIRMED",
    "Eror,ERROR",
    "Fehlr,ERROR",
    "ereur,ERROR"
  })
  void tellsWhatWasMeantByASlip(String typed, ResultWord meant) {
    assertThat(WORDS.nearest(typed)).contains(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "no", "oki", "perhaps", "later", "n/a", "TRUE", ""})
  void guessesNothingElse(String typed) {
    assertThat(WORDS.nearest(typed)).isEmpty();
  }

  @Test
  void noWordMeansBoth() {
    Set<String> both = new HashSet<>(ResultWord.CONFIRMED.words());
    both.retainAll(ResultWord.ERROR.words());
    assertThat(both).isEmpty();
  }

  @Test
  void settingsAddWords() {
    ResultWords more = new ResultWords(new ResultWordSettings(List.of("Geht klar"), List.of("KO")));
    assertThat(more.meaning("geht KLAR")).contains(Answer.Result.CONFIRMED);
    assertThat(more.meaning("ko")).contains(Answer.Result.ERROR);
    assertThat(more.meaning("ok")).contains(Answer.Result.CONFIRMED);
  }

  @ParameterizedTest
  @CsvSource({
    "ko, KO, docket.result.confirmed",
    "Fehler, , docket.result.confirmed",
    "bestaetigt, Bestätigt, docket.result.error",
    "fine, done, docket.result.error"
  })
  void aWordThatWouldMeanBothIsRefused(String confirmed, String error, String setting) {
    List<String> errors = error == null ? List.of() : List.of(error);
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> new ResultWordSettings(List.of(confirmed), errors))
        .withMessageContaining(setting)
        .withMessageContaining("means one or the other");
  }

  @Test
  void wordsAreUnderstoodWhateverTheMachinesLanguage() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr"));
    try {
      assertThat(new ResultWords(ResultWordSettings.NONE).meaning("CONFIRMED"))
          .contains(Answer.Result.CONFIRMED);
    } finally {
      Locale.setDefault(before);
    }
  }
}
