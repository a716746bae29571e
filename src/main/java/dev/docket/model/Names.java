package dev.docket.model;

import dev.docket.language.Spelling;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What may be a name. Names become file and folder names on every operating system. */
final class Names {

  static final String RULE =
      "a name starts with a letter, holds letters A to Z, digits, _, - and . only and has at most"
          + " 64 characters";

  /** Folders of Docket's own, beside which groups and entity types have theirs. */
  private static final Set<String> INBOUND_FOLDERS =
      Set.of("check", "orders", "directory", "requests", "extracts", "archive", "rejected");

  private static final Set<String> OUTBOUND_FOLDERS = Set.of("receipts", "results", "archive");

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}");
  private static final Pattern FOLDER =
      Pattern.compile("[^./\\\\:*?\"<>|\\p{Cntrl}\\s][^/\\\\:*?\"<>|\\p{Cntrl}]{0,63}");

  private Names() {}

  static boolean isName(String text) {
    return NAME.matcher(text).matches() && !text.endsWith(".");
  }

  static boolean isEntityTypeName(String text) {
    return isName(text) && !OUTBOUND_FOLDERS.contains(text.toLowerCase(Locale.ROOT));
  }

  static boolean isGroupFolder(String text) {
    return FOLDER.matcher(text).matches()
        && !text.endsWith(".")
        && !text.endsWith(" ")
        && !INBOUND_FOLDERS.contains(text.toLowerCase(Locale.ROOT));
  }

  static List<String> outboundFolders() {
    return OUTBOUND_FOLDERS.stream().sorted().toList();
  }

  static List<String> inboundFolders() {
    return INBOUND_FOLDERS.stream().sorted().toList();
  }

  /** The allowed word that was most likely meant. */
  static Optional<String> nearest(String word, Collection<String> allowed) {
    String wanted = word.toLowerCase(Locale.ROOT);
    return allowed.stream()
        .filter(candidate -> isNear(wanted, candidate.toLowerCase(Locale.ROOT)))
        .min(Comparator.comparingInt(c -> Spelling.distance(wanted, c.toLowerCase(Locale.ROOT))));
  }

  private static boolean isNear(String wanted, String candidate) {
    int shorter = Math.min(wanted.length(), candidate.length());
    return Spelling.distance(wanted, candidate) <= Math.max(1, Math.min(3, shorter / 2))
        || shorter >= 4 && (wanted.contains(candidate) || candidate.contains(wanted));
  }
}
