package dev.docket.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormulaGuardTests {

  @Test
  void guardsWhatBeginsLikeAFormula() {
    for (String text :
        List.of(
            "=1+1",
            "@A1",
            "+a",
            "-a",
            "\t1",
            "\r1",
            "\n1",
            "\uFF1D1",
            "'x",
            " =1",
            "\u00A0+a",
            "\u200B@a",
            "\0a")) {
      assertThat(FormulaGuard.encode(text)).isEqualTo("'" + text);
    }
  }

  @Test
  void leavesStrictNumbersAndPlainTextsAlone() {
    for (String text : List.of("", "-5.00", "+4930123456", "-1,5", "a=b", "007", " a=1", " ")) {
      assertThat(FormulaGuard.encode(text)).isEqualTo(text);
    }
  }

  @Test
  void decodingUndoesEncodingForEveryString() {
    List<String> texts = new ArrayList<>(Tables.random(20_000, true));
    texts.addAll(Tables.NASTY);
    for (String text : texts) {
      String encoded = FormulaGuard.encode(text);
      assertThat(FormulaGuard.decode(encoded)).isEqualTo(text);
      assertThat(FormulaGuard.decode(FormulaGuard.encode(encoded))).isEqualTo(encoded);
    }
  }
}
