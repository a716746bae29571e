package dev.docket.sheet;

import dev.docket.model.SheetFormat;
import java.nio.file.Path;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * Reads a file's first table to its end and says how many rows it has, or what it is; for a small
 * process.
 */
final class ReadAll {

  private ReadAll() {}

  public static void main(String[] arguments) throws Exception {
    try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
      context.scan("dev.docket.sheet.csv", "dev.docket.sheet.excel", "dev.docket.sheet.ods");
      context.refresh();
      if (arguments[0].equals("KIND")) {
        FileKind kind = context.getBean(FileKind.Detector.class).of(Path.of(arguments[1]));
        System.out.println(kind.advice());
        return;
      }
      TableFormat format =
          context.getBeansOfType(TableFormat.class).values().stream()
              .filter(f -> f.format() == SheetFormat.valueOf(arguments[0]))
              .findFirst()
              .orElseThrow();
      int rows = 0;
      try (TableReader reader = format.open(Path.of(arguments[1]));
          TableReader.Rows cursor = reader.rows(0)) {
        while (cursor.next() != null) {
          rows++;
        }
        System.out.println("rows " + rows);
      } catch (UnreadableFileException e) {
        System.out.println(e.getMessage());
      }
    }
  }
}
