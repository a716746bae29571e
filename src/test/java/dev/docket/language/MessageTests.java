package dev.docket.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import org.junit.jupiter.api.Test;

class MessageTests {

  private static final Message PDF =
      Message.of("kind.no-work-sheet", Message.plain("a {0} of l'Oréal"));

  @Test
  void aTextIsSaidInTheLanguageThatIsAskedFor() {
    assertThat(PDF.in(Language.ENGLISH)).isEqualTo("This is no work sheet but: a {0} of l'Oréal.");
    assertThat(PDF.in(Language.FRENCH))
        .isEqualTo("Ce n'est pas une feuille de travail, mais : a {0} of l'Oréal.");
    assertThat(PDF.in(Language.GERMAN))
        .isEqualTo("Das ist kein Arbeitsblatt, sondern: a {0} of l'Oréal.");
  }

  @Test
  void numbersAreShownInPlainDigits() {
    assertThat(Message.of("kind.no-work-sheet", 1_048_576).in(Language.GERMAN))
        .contains(" 1048576.");
  }

  @Test
  void theMachinesOwnLanguageDoesNotMatter() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(PDF.inEnglish()).startsWith("This is");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void sentencesStandOneAfterTheOther() {
    assertThat(Message.sentences(List.of(Message.plain("One."), Message.plain("Two."))).inEnglish())
        .isEqualTo("One. Two.");
  }

  @Test
  void aTextThatIsNotThereIsAFault() {
    assertThatThrownBy(() -> Message.of("kind.of-magic").inEnglish())
        .isInstanceOf(MissingResourceException.class);
  }
}
