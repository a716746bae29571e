package dev.docket.sheet.excel;

import dev.docket.sheet.FileKind;
import dev.docket.sheet.excel.FileKindDetector.Kinds;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Texts that are not the sheet, but lead to it: a shortcut to a sheet that lies in the web, a mail
 * to which it is attached.
 */
final class LinkKinds {

  private static final int HEAD = 4096;

  /** The first lines of a mail, each a name and a colon, and what they are in every mail. */
  private static final Pattern MAIL =
      Pattern.compile(
          "(received|return-path|delivered-to|x-[a-z-]+|from|to|date|subject|message-id|mime-version): "
              + "[^\\n]*\\n.*",
          Pattern.DOTALL);

  private static final Pattern MAIL_LINE =
      Pattern.compile("\\n(message-id|mime-version|received|subject|from): ");

  private LinkKinds() {}

  /** What such a text is; null for any other. */
  static @Nullable FileKind of(byte[] start) {
    int length = Math.min(start.length, HEAD);
    String text = new String(start, 0, length, StandardCharsets.ISO_8859_1);
    String head = text.replace("\u00EF\u00BB\u00BF", "").strip().toLowerCase(Locale.ROOT);
    if (isGoogle(head)) {
      return Kinds.refused("kind.other.google", "kind.other.google-advice");
    }
    boolean shortcut =
        head.startsWith("[internetshortcut]")
            || head.startsWith("<?xml") && head.contains("<plist") && head.contains("<key>url<");
    if (shortcut) {
      return Kinds.refused("kind.other.link", "kind.other.link-advice");
    }
    // A web archive begins like a mail, too, and holds a page instead.
    boolean page = head.startsWith("mime-version: ") && head.contains("multipart/related");
    if (!page && MAIL.matcher(head).matches() && MAIL_LINE.matcher(head).find()) {
      return Kinds.refused("kind.other.mail", "kind.other.mail-advice");
    }
    return null;
  }

  private static boolean isGoogle(String head) {
    return head.startsWith("{")
        && (head.contains("docs.google.com") || head.contains("\"doc_id\""));
  }
}
