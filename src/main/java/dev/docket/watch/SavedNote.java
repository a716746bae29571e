package dev.docket.watch;

import dev.docket.home.DurableFiles;
import dev.docket.language.ForeignText;
import dev.docket.language.Language;
import dev.docket.language.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The note beside a sheet that was saved where it was issued. Only what is wholly one of ours, by
 * name and content, is ever replaced or taken away: people may name their own files as they like.
 */
final class SavedNote {

  private static final Message NAME = Message.of("note.please-read");
  private static final String ENDING = ".txt";
  private static final String LINE_END = "\r\n";
  private static final int LONGEST = 20_000;

  private SavedNote() {}

  /** Where the note on a sheet stands. */
  static Path beside(Path sheet, Language language) {
    return sheet.resolveSibling(name(String.valueOf(sheet.getFileName()), language));
  }

  /** Writes the note on a sheet; leaves alone what somebody else put in its place. */
  static void write(Path sheet, Language language, Path inbound) throws IOException {
    Path note = beside(sheet, language);
    if (!Files.exists(note, LinkOption.NOFOLLOW_LINKS) || isOne(note)) {
      DurableFiles.write(
          note,
          savedHere(ForeignText.line(String.valueOf(sheet.getFileName())), language)
              + Message.of("note.how-to-return", inbound.toString()).in(language)
              + LINE_END
              + Message.of("note.goes-by-itself").in(language)
              + LINE_END);
    }
  }

  /** Takes a note away; leaves alone what is none. */
  static void delete(Path file) throws IOException {
    if (isOne(file)) {
      Files.deleteIfExists(file);
    }
  }

  /** Whether a file is a note of ours, in whatever language. */
  private static boolean isOne(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    if (!name.endsWith(ENDING)
        || Stream.of(Language.values()).noneMatch(l -> name.startsWith(NAME.in(l) + " "))
        || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        || Files.size(file) > LONGEST) {
      return false;
    }
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    return Stream.of(Language.values()).anyMatch(l -> isOne(name, text, l));
  }

  private static boolean isOne(String name, String text, Language language) {
    int afterName = text.indexOf(savedHere("", language));
    if (afterName < 0) {
      return false;
    }
    String sheet = text.substring(0, afterName);
    return name.equals(name(sheet, language)) && text.startsWith(savedHere(sheet, language));
  }

  private static String savedHere(String sheet, Language language) {
    return Message.of("note.saved-here", sheet).in(language) + LINE_END;
  }

  private static String name(String sheet, Language language) {
    return NAME.in(language) + " " + DurableFiles.shortened(sheet) + ENDING;
  }
}
