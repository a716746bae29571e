package dev.docket.sheet.excel;

import dev.docket.language.Message;
import dev.docket.sheet.Limits;
import dev.docket.sheet.Scratch;
import dev.docket.sheet.TableReader;
import dev.docket.sheet.UnreadableFileException;
import dev.docket.sheet.workbook.Damaged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/**
 * An opened workbook of Excel 97 to 2003 (MS-XLS): its sheets in their order, hidden ones too. The
 * records are read by code of our own, since the library for them holds all texts of a workbook at
 * once; it gives the stream that they lie in.
 */
final class XlsReader implements TableReader {

  private static final int BIFF8 = 0x0600;

  /** What is held of the list of texts before a temporary file is used, in bytes of UTF-8. */
  private static final int MEMORY = 16 << 20;

  private final POIFSFileSystem container;
  private final List<Sheet> sheets = new ArrayList<>();
  private final XlsStyles styles = new XlsStyles();
  private final StringStore strings;
  private boolean from1904;

  private record Sheet(String name, int place) {}

  XlsReader(Path file, Scratch scratch) throws IOException {
    if (Files.size(file) > Limits.FILE_BYTES) {
      throw Damaged.tooLarge(
          Message.of("workbook.limit.file", Limits.megabytes(Limits.FILE_BYTES)));
    }
    strings = new StringStore(MEMORY, scratch);
    container = opened(file);
    try (BiffStream in = stream()) {
      globals(in);
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private static POIFSFileSystem opened(Path file) throws IOException {
    Files.newByteChannel(file).close();
    try {
      return new POIFSFileSystem(file.toFile(), true);
    } catch (IOException | RuntimeException e) {
      // The file can be opened, so that what the library says is about its content.
      throw Damaged.because(new IllegalStateException(e.toString()));
    }
  }

  private BiffStream stream() throws IOException {
    DirectoryNode root = container.getRoot();
    for (String name : root.getEntryNames()) {
      if (name.equalsIgnoreCase("Workbook")) {
        try {
          return new BiffStream(root.createDocumentInputStream(name));
        } catch (IOException | RuntimeException e) {
          throw Damaged.because(new IllegalStateException(e.toString()));
        }
      }
    }
    throw Damaged.at(Message.of("workbook.fault.part-missing", "Workbook"));
  }

  /** What stands before the sheets and is about them all. */
  private void globals(BiffStream in) throws IOException {
    if (!in.next() || in.record() != Biff.BEGIN) {
      throw Damaged.at(Message.of("workbook.fault.record"));
    }
    if (in.unsignedShort() != BIFF8) {
      throw new UnreadableFileException(
          Message.sentences(
              List.of(
                  Message.of("kind.no-work-sheet", Message.of("kind.workbook.excel5")),
                  Message.of("kind.workbook.save-as-xlsx"))));
    }
    while (in.next() && in.record() != Biff.END) {
      switch (in.record()) {
        case Biff.ENCRYPTED -> throw new UnreadableFileException(Message.of("workbook.password"));
        case Biff.DATE_MODE -> from1904 = in.unsignedShort() == 1;
        case Biff.FORMAT -> styles.format(in.unsignedShort(), in.text());
        case Biff.STYLE -> {
          in.unsignedShort();
          styles.add(in.unsignedShort());
        }
        case Biff.SHEET -> sheet(in);
        case Biff.STRINGS -> strings(in);
        default -> {
          // Fonts, names, drawings.
        }
      }
    }
  }

  private void sheet(BiffStream in) throws IOException {
    int place = in.integer();
    in.unsignedByte();
    int type = in.unsignedByte();
    String name = in.text(in.unsignedByte());
    // Others are charts, macros and modules, which hold no rows.
    if (type == 0) {
      sheets.add(new Sheet(name, place));
    }
    if (sheets.size() > Limits.SHEETS) {
      throw Damaged.tooManySheets();
    }
  }

  private void strings(BiffStream in) throws IOException {
    in.integer();
    int count = in.integer();
    for (int i = 0; i < count && in.hasMore(); i++) {
      strings.add(in.richText());
    }
  }

  @Override
  public List<String> tables() {
    return sheets.stream().map(Sheet::name).toList();
  }

  @Override
  public Rows rows(int table) throws IOException {
    BiffStream in = stream();
    try {
      in.skipTo(sheets.get(table).place());
      if (!in.next() || in.record() != Biff.BEGIN) {
        throw Damaged.at(Message.of("workbook.fault.record"));
      }
      return new XlsRows(in, strings, styles, new Serial(from1904));
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    try (container) {
      strings.close();
    }
  }
}
