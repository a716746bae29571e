package dev.docket.sheet.excel;

import dev.docket.language.Message;
import dev.docket.sheet.Limits;
import dev.docket.sheet.workbook.Damaged;
import dev.docket.sheet.workbook.WorkbookZip;
import dev.docket.sheet.workbook.XmlPart;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a part of a workbook refers to.
 *
 * @param byId the target and the last word of its type, by the reference's id
 */
record Relationships(Map<String, Target> byId) {

  /**
   * What a reference leads to.
   *
   * @param type the last word of the reference's type, which is the same in strict workbooks
   * @param part the part's name
   */
  record Target(String type, String part) {}

  /** Those of a part; none where it has none. */
  static Relationships of(WorkbookZip zip, String part) throws IOException {
    int slash = part.lastIndexOf('/') + 1;
    String name = part.substring(0, slash) + "_rels/" + part.substring(slash) + ".rels";
    Map<String, Target> byId = new LinkedHashMap<>();
    if (!zip.has(name)) {
      return new Relationships(byId);
    }
    try (XmlPart xml = zip.xml(name)) {
      while (xml.next()) {
        String id = xml.starts("Relationship") ? xml.attribute("Id") : null;
        String type = id == null ? null : xml.attribute("Type");
        String target = id == null ? null : xml.attribute("Target");
        boolean external = id != null && "External".equalsIgnoreCase(xml.attribute("TargetMode"));
        if (id != null && type != null && target != null && !external) {
          String word = type.substring(type.lastIndexOf('/') + 1);
          byId.put(id, new Target(word, resolved(part.substring(0, slash), target)));
          if (byId.size() > Limits.ZIP_ENTRIES) {
            throw Damaged.tooLarge(Message.of("workbook.limit.parts", Limits.ZIP_ENTRIES));
          }
        }
      }
    }
    return new Relationships(byId);
  }

  private static String resolved(String folder, String target) {
    String slashed = target.replace('\\', '/');
    String path = slashed.startsWith("/") ? slashed : folder + slashed;
    Deque<String> steps = new ArrayDeque<>();
    for (String step : path.split("/")) {
      if (step.equals("..")) {
        steps.pollLast();
      } else if (!step.isEmpty() && !step.equals(".")) {
        steps.addLast(step);
      }
    }
    return String.join("/", steps);
  }

  /** The target of a reference; null where there is none of that id. */
  @Nullable Target get(@Nullable String id) {
    return id == null ? null : byId.get(id);
  }

  /** The target of the first reference of a type; null where there is none. */
  @Nullable String first(String type) {
    return byId.values().stream()
        .filter(target -> target.type().equals(type))
        .map(Target::part)
        .findFirst()
        .orElse(null);
  }
}
