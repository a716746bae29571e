package dev.docket.sheet.workbook;

import dev.docket.language.Message;
import dev.docket.sheet.Limits;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * One XML part of a workbook, read forward. Names are compared without their namespace, so that
 * strict and transitional workbooks read alike. Document types are refused and nothing outside the
 * part is ever fetched.
 */
public final class XmlPart implements Closeable {

  private static final XMLInputFactory FACTORY = factory();

  private final InputStream in;
  private final XMLStreamReader reader;
  private int depth;

  /** Opens a part; closing it closes the stream. */
  public XmlPart(InputStream in) throws IOException {
    this.in = in;
    try {
      // Creating a reader is not promised to be safe for several threads.
      synchronized (FACTORY) {
        reader = FACTORY.createXMLStreamReader(decoded(in));
      }
    } catch (XMLStreamException | IOException | RuntimeException e) {
      in.close();
      throw Damaged.because(e);
    }
  }

  /**
   * The part's text, which is UTF-8 or UTF-16 by the format's rules. Decoded here, since the JDK's
   * XML reader prints to standard error when it meets a malformed character.
   */
  private static Reader decoded(InputStream in) throws IOException {
    PushbackInputStream rest = new PushbackInputStream(in, 3);
    byte[] start = rest.readNBytes(3);
    int first = start.length < 2 ? 0 : (start[0] & 0xFF) << 8 | start[1] & 0xFF;
    Charset charset =
        switch (first) {
          case 0xFEFF, 0x003C -> StandardCharsets.UTF_16BE;
          case 0xFFFE, 0x3C00 -> StandardCharsets.UTF_16LE;
          default -> StandardCharsets.UTF_8;
        };
    int mark = first == 0xFEFF || first == 0xFFFE ? 2 : 0;
    if (first == 0xEFBB && start.length == 3 && start[2] == (byte) 0xBF) {
      mark = 3;
    }
    rest.unread(start, mark, start.length - mark);
    return new StretchedText(
        new InputStreamReader(
            rest,
            charset
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)));
  }

  private static XMLInputFactory factory() {
    // The JDK's own, whatever else lies on the class path.
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    // Without a reporter the JDK prints warnings to standard error.
    factory.setXMLReporter((message, type, information, location) -> {});
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("An external entity is not read");
        });
    return factory;
  }

  /** Goes to the next start or end of an element; false at the part's end. */
  public boolean next() throws IOException {
    while (true) {
      int event = step();
      if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
        return true;
      }
      if (event == XMLStreamConstants.END_DOCUMENT) {
        return false;
      }
    }
  }

  /** Whether the reader stands on the start of an element of this name. */
  public boolean starts(String name) {
    return reader.isStartElement() && reader.getLocalName().equals(name);
  }

  /** Whether the reader stands on the end of an element of this name. */
  public boolean ends(String name) {
    return reader.isEndElement() && reader.getLocalName().equals(name);
  }

  /** An attribute of the element; null where it has none of this name. */
  public @Nullable String attribute(String name) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (reader.getAttributeLocalName(i).equals(name)) {
        return reader.getAttributeValue(i);
      }
    }
    return null;
  }

  /** An attribute of the element by its namespace, too; null where it has none. */
  public @Nullable String attribute(String namespace, String name) {
    return reader.getAttributeValue(namespace, name);
  }

  /** Whether an attribute is there and true. */
  public boolean flag(String name) {
    String value = attribute(name);
    return "1".equals(value) || "true".equals(value) || "on".equals(value);
  }

  /** Whether the reader stands on a start of an element, whichever. */
  public boolean starts() {
    return reader.isStartElement();
  }

  /** The element's name, without its prefix. */
  public String name() {
    return reader.getLocalName();
  }

  /**
   * Goes to the next start or end of an element or piece of text; what it is, {@link #starts()} and
   * {@link #isText()} say.
   *
   * @return false at the part's end
   */
  public boolean nextPiece() throws IOException {
    while (true) {
      int event = step();
      if (event == XMLStreamConstants.END_DOCUMENT) {
        return false;
      }
      if (event == XMLStreamConstants.START_ELEMENT
          || event == XMLStreamConstants.END_ELEMENT
          || isText()) {
        return true;
      }
    }
  }

  /** Whether the reader stands on text. */
  public boolean isText() {
    return switch (reader.getEventType()) {
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
          true;
      default -> false;
    };
  }

  /** Appends the text that the reader stands on. */
  public void piece(StringBuilder target) throws IOException {
    append(target);
  }

  /** Appends the element's text, and goes to its end. What lies in inner elements is left out. */
  public void text(StringBuilder target) throws IOException {
    int inner = 1;
    while (inner > 0) {
      switch (step()) {
        case XMLStreamConstants.START_ELEMENT -> inner++;
        case XMLStreamConstants.END_ELEMENT -> inner--;
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          if (inner == 1) {
            append(target);
          }
        }
        case XMLStreamConstants.END_DOCUMENT -> throw Damaged.at(Message.of("workbook.fault.ends"));
        default -> {
          // Comments and processing instructions are no text.
        }
      }
    }
  }

  private void append(StringBuilder target) throws IOException {
    if (target.length() + reader.getTextLength() > Limits.CELL_CHARS) {
      throw Damaged.cellTooLong();
    }
    target.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
  }

  /** How deep the element lies that the reader stands in, from 1. */
  public int depth() {
    return depth;
  }

  /** Skips what is left of the element of a depth, to its end. */
  public void leave(int element) throws IOException {
    while (depth >= element && next()) {
      // Nothing of it is wanted.
    }
  }

  /** Skips the element that the reader stands on, with all that it holds. */
  public void skip() throws IOException {
    int inner = 1;
    while (inner > 0 && next()) {
      inner += reader.isStartElement() ? 1 : -1;
    }
  }

  private int step() throws IOException {
    int event;
    try {
      event = reader.hasNext() ? reader.next() : XMLStreamConstants.END_DOCUMENT;
    } catch (XMLStreamException | RuntimeException e) {
      if (String.valueOf(e.getMessage()).contains("JAXP00010002")) {
        throw Damaged.tooLarge(Message.of("workbook.limit.attributes", Limits.XML_ATTRIBUTES));
      }
      // The JDK's reader lets exceptions of its own through on some malformed texts.
      throw Damaged.because(e);
    }
    if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
      throw Damaged.at(Message.of("workbook.fault.document-type"));
    }
    watchDepth(event);
    return event;
  }

  private void watchDepth(int event) throws IOException {
    if (event == XMLStreamConstants.START_ELEMENT) {
      depth++;
      if (depth > Limits.XML_DEPTH) {
        throw Damaged.tooLarge(Message.of("workbook.limit.depth", Limits.XML_DEPTH));
      }
    } else if (event == XMLStreamConstants.END_ELEMENT) {
      depth--;
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
