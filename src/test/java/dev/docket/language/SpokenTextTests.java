package dev.docket.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No sentence that the sender of a return is told stands in the code, where it would be in one
 * language: looked for are literals of several words in statements that refuse a file, decide on a
 * row or make a message.
 */
class SpokenTextTests {

  private static final Path SOURCES = Path.of("src/main/java/dev/docket");

  private static final List<String> PACKAGES = List.of("intake", "sheet");

  private static final Pattern TELLS =
      Pattern.compile(
          "new (UnreadableFileException|NoHeaderException|Decision)\\("
              + "|Message\\.(plain|of|sentences|joined)\\("
              + "|RowPlace\\.|\\brejected\\(|warnings\\.add\\(|shelf\\.refuse\\(");

  private static final Pattern LITERAL = Pattern.compile("\"(?:[^\"\\\\\n]|\\\\.)*\"");
  private static final Pattern SEVERAL_WORDS = Pattern.compile("\\p{L} +\\p{L}");
  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|//[^\n]*");

  @Test
  void noSentenceForOperatorsStandsInTheCode() throws IOException {
    List<String> sentences = new ArrayList<>();
    for (String name : PACKAGES) {
      try (Stream<Path> files = Files.list(SOURCES.resolve(name))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
          sentences(Files.readString(file)).forEach(s -> sentences.add(file + ": " + s));
        }
      }
    }
    assertThat(sentences).isEmpty();
  }

  private static List<String> sentences(String source) {
    return Stream.of(COMMENT.matcher(source).replaceAll("").split("[;{}]\\s*\n"))
        .filter(statement -> TELLS.matcher(statement).find())
        .flatMap(statement -> LITERAL.matcher(statement).results())
        .map(MatchResult::group)
        .filter(literal -> SEVERAL_WORDS.matcher(literal).find())
        .toList();
  }

  @Test
  void asItWouldBeFound() {
    assertThat(sentences("throw new UnreadableFileException(\n  \"The file is \" + x);\n"))
        .containsExactly("\"The file is \"");
    assertThat(sentences("problem =\n  Message.plain(\"no \" + \"such row\");\n"))
        .containsExactly("\"such row\"");
    assertThat(sentences("return Message.of(\"row.no-order\"); // not a word\n")).isEmpty();
    assertThat(sentences("log.info(\"file {} is refused\", file);\n")).isEmpty();
  }
}
