package dev.docket.watch;

import dev.docket.home.Home;
import dev.docket.home.ServiceNews;
import dev.docket.home.Settling;
import dev.docket.language.ForeignText;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells, once for each, of files that wait for long since a spreadsheet program has them open, or
 * was cut off and left its lock file behind. For one thread.
 */
final class OpenedFiles {

  private static final Logger log = LoggerFactory.getLogger(OpenedFiles.class);
  private static final Duration LONG = Duration.ofMinutes(15);

  private final Home home;
  private final ServiceNews news;
  private final Clock clock;
  private final Set<Path> told = new HashSet<>();

  OpenedFiles(Home home, ServiceNews news, Clock clock) {
    this.home = home;
    this.news = news;
    this.clock = clock;
  }

  /** Looks at the files that lie in a folder now. */
  void look(List<Path> files, Settling settling) {
    told.retainAll(new HashSet<>(files));
    Instant before = clock.instant().minus(LONG);
    for (Path file : files) {
      Instant since = settling.since(file);
      if (since == null || since.isAfter(before) || told.contains(file)) {
        continue;
      }
      Path opener = Settling.opener(file);
      if (opener != null) {
        told.add(file);
        String sentence =
            ForeignText.line(home.name(file))
                + " waits for more than 15 minutes: by "
                + ForeignText.line(home.name(opener))
                + " a spreadsheet program has it open. If nobody has, delete that file.";
        log.warn("{}", sentence);
        news.tell(sentence);
      }
    }
  }
}
