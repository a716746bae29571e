package dev.docket.sheet.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;

/**
 * Tries spoilt files. {@code -Ddocket.fuzz.count} says how many, {@code -Ddocket.fuzz.seed} which;
 * one that something goes wrong with is kept in {@code target/fuzz}.
 */
public final class Fuzzing {

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final long USUAL_SEED = 20_260_410;

  /** What only those who write the program understand. */
  private static final Pattern LEAKED =
      Pattern.compile(
          "Exception|\\bjava\\.|\\borg\\.(apache|springframework|hsqldb|postgresql)|dev\\.docket|\\bnull\\b|\\tat |\\bSQL|\\{[0-9]\\}");

  private Fuzzing() {}

  /** Looks at one spoilt file; throws where it is not treated as it should be. */
  public interface Trial {
    void of(Mutation.Source file) throws Exception;
  }

  /** The number of files that was asked for. */
  public static int count(int usual) {
    return Integer.getInteger("docket.fuzz.count", usual);
  }

  /** Tries so many files, each in a time limit. */
  public static void run(int count, List<Mutation.Source> sources, Trial trial) {
    long seed = Long.getLong("docket.fuzz.seed", USUAL_SEED);
    System.out.println("fuzzing " + count + " files of seed " + seed);
    for (int number = 0; number < count; number++) {
      Mutation.Source file = Mutation.of(seed, number, sources);
      try {
        Callable<Void> limited =
            () -> {
              trial.of(file);
              return null;
            };
        Assertions.assertTimeoutPreemptively(LIMIT, limited::call);
      } catch (Throwable failure) {
        throw new AssertionError(
            "file "
                + number
                + " of seed "
                + seed
                + ", kept as "
                + kept(number, file)
                + ": "
                + failure,
            failure);
      }
    }
  }

  private static Path kept(int number, Mutation.Source file) {
    try {
      Path folder = Files.createDirectories(Path.of("target/fuzz"));
      return Files.write(folder.resolve(number + "." + file.ending()), file.content());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fails where a text for people holds words of the program. */
  public static void assertForPeople(String text) {
    LEAKED
        .matcher(text)
        .results()
        .findFirst()
        .ifPresent(
            leak ->
                Assertions.fail(
                    "words of the program in what people get: "
                        + text.substring(
                            Math.max(0, leak.start() - 80),
                            Math.min(text.length(), leak.start() + 80))));
  }
}
