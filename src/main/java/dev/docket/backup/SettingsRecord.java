package dev.docket.backup;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Settings as a record of how they were, without passwords and secrets. */
final class SettingsRecord {

  private static final Pattern INDENT = Pattern.compile("^(\\s*)");

  /** An address of a database may hold a password, too. */
  private static final Pattern CONFIDENTIAL =
      Pattern.compile("password|secret|url", Pattern.CASE_INSENSITIVE);

  private SettingsRecord() {}

  /** Leaves out lines that name something confidential, and those that hang below them. */
  static String of(String yaml) {
    StringBuilder record = new StringBuilder();
    int below = Integer.MAX_VALUE;
    for (String line : yaml.lines().toList()) {
      Matcher matcher = INDENT.matcher(line);
      int indent = matcher.find() ? matcher.end() : 0;
      if (line.isBlank() || indent > below) {
        continue;
      }
      boolean confidential = CONFIDENTIAL.matcher(line).find();
      below = confidential ? indent : Integer.MAX_VALUE;
      record.append(confidential ? " ".repeat(indent) + "# left out" : line).append('\n');
    }
    return record.toString();
  }
}
