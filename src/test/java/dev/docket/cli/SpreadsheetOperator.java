package dev.docket.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who opens sheets in LibreOffice, types answers and saves them, in one locale. */
final class SpreadsheetOperator {

  private static final Path SCRIPT = Path.of("src/test/resources/libreoffice/answer_sheets.py");

  /** A file format to save as: the filter's name, and its options where it needs some. */
  enum Format {
    XLSX("Calc MS Excel 2007 XML"),
    XLS("MS Excel 97"),
    ODS("calc8"),
    CSV("Text - txt - csv (StarCalc)");

    private final String filter;

    Format(String filter) {
      this.filter = filter;
    }

    String ending() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  private final Path folder;
  private final String locale;
  private final List<Map<String, Object>> jobs = new ArrayList<>();

  SpreadsheetOperator(Path folder, String locale) {
    this.folder = folder;
    this.locale = locale;
  }

  private boolean isGerman() {
    return locale.startsWith("de");
  }

  /** A sheet that is open; what is typed and saved is done when {@link #work} is called. */
  final class Opened {

    private final List<Map<String, Object>> steps = new ArrayList<>();
    private List<List<Object>> typed = new ArrayList<>();

    /** Types a text into a cell, both numbers from 0. */
    Opened type(int row, int column, String text) {
      typed.add(List.of(row, column, text));
      return this;
    }

    void save(Path file, Format format) {
      Map<String, Object> step = new LinkedHashMap<>();
      step.put("type", typed);
      step.put("save", file.toAbsolutePath().toString());
      step.put("filter", format.filter);
      if (format == Format.CSV) {
        // The locale's delimiter, UTF-8, cells as they are shown.
        step.put("options", (isGerman() ? "59" : "44") + ",34,76,1,,0,false,true,false");
      }
      steps.add(step);
      typed = new ArrayList<>();
    }
  }

  Opened open(Path file) {
    Map<String, Object> job = new LinkedHashMap<>();
    job.put("open", file.toAbsolutePath().toString());
    if (file.toString().endsWith(".csv")) {
      job.put("filter", Format.CSV.filter);
      // The sheet's delimiter, UTF-8; days are looked for in one of the locales only, as people
      // have it set.
      int delimiter =
          CommandLineHome.read(file).lines().findFirst().orElseThrow().contains(";") ? 59 : 44;
      job.put(
          "options",
          delimiter + ",34,76,1,," + (isGerman() ? "1031,false,true" : "1033,false,false"));
    }
    Opened opened = new Opened();
    job.put("steps", opened.steps);
    jobs.add(job);
    return opened;
  }

  /** Does all of it. */
  void work() throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Path list = folder.resolve("jobs.json");
    Files.writeString(list, JsonMapper.builder().build().writeValueAsString(jobs));
    Path log = folder.resolve("operator.log");
    Process process =
        new ProcessBuilder(
                "/usr/bin/python3",
                SCRIPT.toString(),
                folder.resolve("profile").toAbsolutePath().toString(),
                locale,
                list.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    boolean done = process.waitFor(5, TimeUnit.MINUTES);
    if (!done) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    assertThat(done).as("LibreOffice took longer than five minutes").isTrue();
    assertThat(process.exitValue()).as(Files.readString(log)).isZero();
  }
}
