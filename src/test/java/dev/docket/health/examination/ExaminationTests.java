package dev.docket.health.examination;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.health.Condition;
import dev.docket.health.Condition.Level;
import dev.docket.health.Probe;
import dev.docket.home.ConfigurationException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class ExaminationTests {

  private final StaticListableBeanFactory beans = new StaticListableBeanFactory();
  private final CountDownLatch hang = new CountDownLatch(1);

  @AfterEach
  void letGo() {
    hang.countDown();
  }

  private void probe(String bean, Probe probe) {
    beans.addBean(bean, probe);
  }

  @Test
  void aProbeThatHangsHoldsUpNobodyAndIsNotAskedTwice() {
    AtomicInteger asked = new AtomicInteger();
    for (String name : List.of("first", "second", "third")) {
      probe(
          name + "FolderProbe",
          () -> {
            asked.incrementAndGet();
            hang.await();
            return List.of(Condition.good("back"));
          });
    }
    probe("wellProbe", () -> List.of(Condition.good("well")));
    Examination examination = new Examination(beans);
    Instant begin = Instant.now();
    var found = examination.all();
    assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(2));
    assertThat(found.keySet())
        .containsExactly("first-folder", "second-folder", "third-folder", "well");
    assertThat(found.get("well")).containsExactly(Condition.good("well"));
    assertThat(found.get("third-folder").get(0).level()).isEqualTo(Level.BAD);
    assertThat(found.get("third-folder").get(0).found())
        .contains("did not answer within 1.4 seconds");
    assertThat(examination.one("first-folder", Duration.ofMillis(10)).get(0).level())
        .isEqualTo(Level.BAD);
    assertThat(asked).hasValue(3);
    hang.countDown();
    assertThat(examination.one("first-folder", Duration.ofSeconds(10)))
        .containsExactly(Condition.good("back"));
  }

  @Test
  void whatWasFoundCountsForAWhile() {
    AtomicInteger asked = new AtomicInteger();
    probe("someProbe", () -> List.of(Condition.good("looked " + asked.incrementAndGet())));
    Examination examination = new Examination(beans);
    assertThat(examination.all()).isEqualTo(examination.all());
    assertThat(asked).hasValue(1);
  }

  @Test
  void aProbeThatThrowsIsBadInWords() {
    probe(
        "settingProbe",
        () -> {
          throw new IllegalStateException(new ConfigurationException("The folder is a file."));
        });
    probe(
        "codeProbe",
        () -> {
          throw new IllegalStateException("java.lang.Something: Ada Lovelace");
        });
    Examination examination = new Examination(beans);
    assertThat(examination.all().get("setting").get(0).found()).isEqualTo("The folder is a file.");
    Condition unexpected = examination.all().get("code").get(0);
    assertThat(unexpected.level()).isEqualTo(Level.BAD);
    assertThat(unexpected.found() + unexpected.advice())
        .doesNotContain("java.lang")
        .doesNotContain("Ada");
  }
}
