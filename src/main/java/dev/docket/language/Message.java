package dev.docket.language;

import java.text.FieldPosition;
import java.text.Format;
import java.text.MessageFormat;
import java.text.ParsePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;

/**
 * What is to be said, in no language yet: the key of a text and what goes into it. So one and the
 * same refusal stands in the operators' language on their receipt and in English in the register.
 *
 * <p>The texts lie in bundles beside this class, one per part of the program: the key {@code
 * intake.no-order} is looked up in {@code intake.properties}. They are patterns of {@link
 * MessageFormat} (an apostrophe is written twice); numbers are shown in plain digits. Immutable.
 *
 * @param key the text's key; {@link #PLAIN} for a text that is the same in every language
 * @param arguments texts, whole numbers and further messages
 */
public record Message(String key, List<Object> arguments) {

  private static final String PLAIN = "";

  private static final Format DIGITS =
      new Format() {
        private static final long serialVersionUID = 1L;

        @Override
        public StringBuffer format(Object value, StringBuffer target, FieldPosition position) {
          return target.append(value);
        }

        @Override
        public Object parseObject(String source, ParsePosition position) {
          throw new UnsupportedOperationException("Texts are written only");
        }
      };

  /**
   * Checks what goes into it.
   *
   * @throws IllegalArgumentException for an argument that is no text, whole number or message
   */
  public Message {
    arguments = List.copyOf(arguments);
    for (Object argument : arguments) {
      if (!(argument instanceof String
          || argument instanceof Integer
          || argument instanceof Long
          || argument instanceof Message)) {
        throw new IllegalArgumentException(
            "A message takes no " + argument.getClass().getSimpleName());
      }
    }
  }

  /** A text by its key, with texts, whole numbers and further messages for its places. */
  public static Message of(String key, Object... arguments) {
    return new Message(key, List.of(arguments));
  }

  /** A text that is the same in every language, such as a name. */
  public static Message plain(String text) {
    return new Message(PLAIN, List.of(text));
  }

  /** Several messages one after the other, a blank between them. */
  public static Message sentences(List<Message> messages) {
    return joined(" ", messages);
  }

  /** Several messages one after the other, with a text between them. */
  public static Message joined(String separator, List<Message> messages) {
    List<Object> arguments = new ArrayList<>();
    for (Message message : messages) {
      if (!arguments.isEmpty()) {
        arguments.add(separator);
      }
      arguments.add(message);
    }
    return new Message(PLAIN, arguments);
  }

  /**
   * The text in a language.
   *
   * @throws java.util.MissingResourceException when there is no text of that key
   */
  public String in(Language language) {
    Object[] said =
        arguments.stream()
            .map(a -> a instanceof Message inner ? inner.in(language) : a)
            .toArray(Object[]::new);
    if (key.equals(PLAIN)) {
      StringBuilder text = new StringBuilder();
      for (Object part : said) {
        text.append(part);
      }
      return text.toString();
    }
    MessageFormat format = new MessageFormat(pattern(language), language.bundle());
    Format[] formats = format.getFormats();
    for (int i = 0; i < formats.length; i++) {
      if (formats[i] == null) {
        format.setFormat(i, DIGITS);
      }
    }
    return format.format(said);
  }

  /** The English text. */
  public String inEnglish() {
    return in(Language.ENGLISH);
  }

  private String pattern(Language language) {
    String bundle = Message.class.getPackageName() + "." + key.substring(0, key.indexOf('.'));
    // Never the machine's own language, whatever it is.
    return ResourceBundle.getBundle(
            bundle,
            language.bundle(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
        .getString(key);
  }

  /** The English text, so that logs and failures of tests read well. */
  @Override
  public String toString() {
    return inEnglish();
  }
}
