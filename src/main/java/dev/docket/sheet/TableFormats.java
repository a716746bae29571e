package dev.docket.sheet;

import dev.docket.model.SheetFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The file formats that there are. Safe for use by several threads. */
@Component
public final class TableFormats {

  private final Map<SheetFormat, TableFormat> formats = new EnumMap<>(SheetFormat.class);
  private final FileKind.Detector detector;

  TableFormats(List<TableFormat> formats, FileKind.Detector detector) {
    formats.forEach(format -> this.formats.put(format.format(), format));
    this.detector = detector;
  }

  /** The format that writes and reads such files. */
  public TableFormat of(SheetFormat format) {
    return Objects.requireNonNull(formats.get(format));
  }

  /** What a file is, told by its content. */
  public FileKind kindOf(Path file) throws IOException {
    return detector.of(file);
  }
}
