package dev.docket.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTests {

  private static final Request REQUEST =
      new Request(
          List.of("import", "", "Käthe 学.xlsx", "a\nb"),
          Path.of("/desk"),
          Path.of("/opt/docket"),
          "",
          80,
          Duration.ofSeconds(30));

  @Test
  void comesBackAsItWas() throws IOException {
    assertThat(Request.of(REQUEST.bytes())).isEqualTo(REQUEST);
  }

  @Test
  void ofAnotherVersionIsToldAsSuch() {
    byte[] bytes = REQUEST.bytes();
    ByteBuffer.wrap(bytes).putInt(Request.VERSION + 1);
    assertThatThrownBy(() -> Request.of(bytes)).isInstanceOf(Request.OtherVersionException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 4, 15, 16, 20, 30, 60})
  void cutOffIsNoRequest(int length) {
    byte[] bytes = Arrays.copyOf(REQUEST.bytes(), length);
    assertThatThrownBy(() -> Request.of(bytes)).isInstanceOf(IOException.class);
  }

  @Test
  void lengthsThatCannotBeAreNoRequest() {
    byte[] intact = REQUEST.bytes();
    for (int at = 16; at + 4 <= intact.length; at++) {
      for (int lie : new int[] {-1, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
        byte[] bytes = intact.clone();
        ByteBuffer.wrap(bytes).putInt(at, lie);
        try {
          Request.of(bytes);
        } catch (IOException e) {
          assertThat(e).hasMessageNotContaining("Exception");
        }
      }
    }
  }

  @Test
  void patienceHasALimit() throws IOException {
    Request patient =
        new Request(List.of(), Path.of("/"), Path.of("/"), "", 0, Duration.ofDays(10_000));
    assertThat(Request.of(patient.bytes()).patience()).isEqualTo(Duration.ofMinutes(5));
  }
}
