package dev.docket.sheet.excel;

import dev.docket.model.SheetFormat;
import dev.docket.sheet.DurableFile;
import dev.docket.sheet.Scratch;
import dev.docket.sheet.TableContent;
import dev.docket.sheet.TableFormat;
import dev.docket.sheet.TableReader;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Excel workbooks, written and read in a stream. */
@Component
class ExcelFormat implements TableFormat {

  private final Scratch scratch;

  ExcelFormat(Scratch scratch) {
    this.scratch = scratch;
  }

  /** Where no home is at hand: what does not fit into memory goes to the system's temp folder. */
  ExcelFormat() {
    this(Scratch.ofSystem());
  }

  @Autowired
  ExcelFormat(ObjectProvider<Scratch> scratch) {
    this(scratch.getIfAvailable(Scratch::ofSystem));
  }

  @Override
  public SheetFormat format() {
    return SheetFormat.XLSX;
  }

  @Override
  public void write(Path target, TableContent content) throws IOException {
    DurableFile.create(target, out -> new WorkbookWriter(out, content).write());
  }

  @Override
  public TableReader open(Path file) throws IOException {
    return new ExcelReader(file, scratch);
  }
}
