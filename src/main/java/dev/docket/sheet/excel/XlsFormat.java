package dev.docket.sheet.excel;

import dev.docket.model.SheetFormat;
import dev.docket.sheet.Scratch;
import dev.docket.sheet.TableContent;
import dev.docket.sheet.TableFormat;
import dev.docket.sheet.TableReader;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Workbooks of Excel 97 to 2003: read in a stream, never written. */
@Component
class XlsFormat implements TableFormat {

  private final Scratch scratch;

  XlsFormat(Scratch scratch) {
    this.scratch = scratch;
  }

  @Autowired
  XlsFormat(ObjectProvider<Scratch> scratch) {
    this(scratch.getIfAvailable(Scratch::ofSystem));
  }

  @Override
  public SheetFormat format() {
    return SheetFormat.XLS;
  }

  /** Not possible: {@link SheetFormat#written()} says what is written instead. */
  @Override
  public void write(Path target, TableContent content) {
    throw new UnsupportedOperationException("No program of today needs an .xls written");
  }

  @Override
  public TableReader open(Path file) throws IOException {
    return new XlsReader(file, scratch);
  }
}
