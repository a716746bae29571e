package dev.docket.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class SayingsTests {

  private final Sayings sayings = new Sayings(JsonMapper.builder().build());

  @Test
  void whatWasKeptIsSaidAgainInAnyLanguage() {
    Message message =
        Message.sentences(
            List.of(
                Message.of(
                    "row.at",
                    Message.of("row.column", 12, "H", "Ergebnis"),
                    Message.of("row.unknown-word", "\"x\n{0}'\"", "A", "B")),
                Message.of("row.too-long", 5_000_000_000L, 7)));
    assertThat(sayings.one(sayings.kept(message))).isEqualTo(message);
    List<Message> several = List.of(message, Message.plain("[a]"), Message.of("row.days", 3L));
    assertThat(sayings.several(sayings.kept(several)).toString()).isEqualTo(several.toString());
  }

  @Test
  void nothingIsKeptAsNothing() {
    assertThat(sayings.kept((Message) null)).isNull();
    assertThat(sayings.kept(List.of())).isNull();
    assertThat(sayings.one(null)).isNull();
    assertThat(sayings.several(null)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Row 3, column Result: found \"x\".", "", "{", "[", "{\"key\":1}", "\"", "null"})
  void whatFormerVersionsKeptIsReadAsItStands(String text) {
    assertThat(sayings.one(text)).hasToString(text);
  }

  @Test
  void formerVersionsKeptAWarningOnEachLine() {
    assertThat(sayings.several("Row 3: late.\nRow 3: altered."))
        .containsExactly(Message.plain("Row 3: late."), Message.plain("Row 3: altered."));
  }
}
