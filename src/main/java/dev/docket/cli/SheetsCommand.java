package dev.docket.cli;

import dev.docket.export.Recalls;
import dev.docket.export.WorkSheet;
import dev.docket.export.WorkSheets;
import dev.docket.home.RefusedException;
import dev.docket.sheet.SheetNumber;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "sheets",
    description = "Look at work sheets and take them back.",
    subcommands = {
      SheetsCommand.ListSheets.class,
      SheetsCommand.Show.class,
      SheetsCommand.Recall.class
    })
final class SheetsCommand extends CommandGroup {

  private static Map<String, Object> listed(WorkSheets sheets, WorkSheet sheet) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("sheet", sheet.number());
    data.put("entityType", sheet.entityType());
    data.put("operatorGroup", sheet.group());
    data.put("part", sheet.part());
    data.put("parts", sheet.parts());
    data.put("state", sheet.state());
    data.put("rows", sheet.rows());
    data.put("open", sheets.openRows(sheet.id()));
    data.put("publishedAt", String.valueOf(sheet.publishedAt()));
    data.put(
        "files", sheets.renderings(sheet.id()).stream().map(WorkSheet.Rendering::name).toList());
    return data;
  }

  @Command(name = "list", description = "List all work sheets.")
  static final class ListSheets implements Callable<Integer> {

    @ParentCommand SheetsCommand parent;

    @Override
    public Integer call() {
      Docket docket = parent.docket;
      try (Installation installation = docket.look("sheets list")) {
        WorkSheets sheets = installation.get(WorkSheets.class);
        List<WorkSheet> all = sheets.all();
        if (docket.json()) {
          docket.print(installation, all.stream().map(sheet -> listed(sheets, sheet)).toList());
        } else {
          docket.print(
              List.of(
                  "SHEET", "STATE", "ENTITY TYPE", "GROUP", "PART", "ROWS", "OPEN", "PUBLISHED"),
              all.stream()
                  .map(
                      s ->
                          List.of(
                              s.number(),
                              s.state().name(),
                              s.entityType(),
                              s.group(),
                              s.part() + "/" + s.parts(),
                              Integer.toString(s.rows()),
                              Integer.toString(sheets.openRows(s.id())),
                              String.valueOf(s.publishedAt())))
                  .toList());
        }
      }
      return ExitCode.DONE;
    }
  }

  @Command(name = "show", description = "Tell where a work sheet is and what is open on it.")
  static final class Show implements Callable<Integer> {

    @ParentCommand SheetsCommand parent;

    @Spec CommandSpec spec;

    @Parameters(paramLabel = "SHEET", description = "The sheet's number, like S000123.")
    String number;

    @Override
    public Integer call() {
      Docket docket = parent.docket;
      long id = OrdersCommand.sheetId(spec, number);
      try (Installation installation = docket.look("sheets show")) {
        WorkSheets sheets = installation.get(WorkSheets.class);
        WorkSheet sheet =
            sheets
                .find(id)
                .orElseThrow(
                    () -> new RefusedException("There is no sheet " + SheetNumber.of(id) + "."));
        Map<String, Object> data = listed(sheets, sheet);
        if (docket.json()) {
          docket.print(installation, data);
        } else {
          data.forEach(
              (key, value) -> docket.caller().out().println(Terminal.clean(key + ": " + value)));
        }
      }
      return ExitCode.DONE;
    }
  }

  @Command(
      name = "recall",
      description = "Take a work sheet back; what is not answered on it goes out anew.")
  static final class Recall implements Callable<Integer> {

    @ParentCommand SheetsCommand parent;

    @Spec CommandSpec spec;

    @Parameters(paramLabel = "SHEET", description = "The sheet's number, like S000123.")
    String number;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; it stands in the history.")
    @Nullable String reason;

    @Override
    public Integer call() {
      Docket docket = parent.docket;
      long id = OrdersCommand.sheetId(spec, number);
      try (Installation installation = docket.open("sheets recall")) {
        int orders =
            Contention.told(
                () -> installation.get(Recalls.class).recall(id, docket.caller().sender(), reason));
        docket
            .caller()
            .say(
                "Sheet "
                    + SheetNumber.of(id)
                    + " is recalled; "
                    + orders
                    + " orders go out with the next run.");
        if (docket.json()) {
          docket.print(installation, Map.of("sheet", SheetNumber.of(id), "orders", orders));
        }
      }
      return ExitCode.DONE;
    }
  }
}
