package dev.docket.sheet.ods;

import dev.docket.model.SheetFormat;
import dev.docket.sheet.DurableFile;
import dev.docket.sheet.TableContent;
import dev.docket.sheet.TableFormat;
import dev.docket.sheet.TableReader;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/** OpenDocument spreadsheets, written and read in a stream. */
@Component
class OdsFormat implements TableFormat {

  @Override
  public SheetFormat format() {
    return SheetFormat.ODS;
  }

  @Override
  public void write(Path target, TableContent content) throws IOException {
    DurableFile.create(target, out -> new OdsWriter(out, content).write());
  }

  @Override
  public TableReader open(Path file) throws IOException {
    return new OdsReader(file);
  }
}
