package dev.docket.sheet.workbook;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Makes sheet names that Excel accepts, each once in a workbook. */
public final class SheetNames {

  private static final int MAX_LENGTH = 31;
  private static final String FORBIDDEN = "[]:*?/\\";

  private final Set<String> taken = new HashSet<>();

  /** Names for one workbook. */
  public SheetNames() {
    // Excel keeps this one for itself.
    taken.add("history");
  }

  /** The name, or the nearest to it that is allowed and not given yet. */
  public String next(String wish) {
    String name = sanitised(wish);
    String result = name;
    for (int i = 2; !taken.add(result.toLowerCase(Locale.ROOT)); i++) {
      String ending = " (" + i + ")";
      result = cut(name, MAX_LENGTH - ending.length()).stripTrailing() + ending;
    }
    return result;
  }

  private static String sanitised(String wish) {
    StringBuilder kept = new StringBuilder();
    for (int i = 0; i < wish.length(); i++) {
      char c = wish.charAt(i);
      boolean bad = FORBIDDEN.indexOf(c) >= 0 || Character.isISOControl(c) || c >= '\uFFFE';
      kept.append(bad || Character.isSurrogate(c) ? '-' : c);
    }
    String name = cut(kept.toString().strip(), MAX_LENGTH);
    name = name.replaceAll("^'+|'+$", "").strip();
    return name.isEmpty() ? "Sheet" : name;
  }

  private static String cut(String text, int length) {
    return text.length() > length ? text.substring(0, length) : text;
  }
}
