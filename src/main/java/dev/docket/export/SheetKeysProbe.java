package dev.docket.export;

import dev.docket.health.Condition;
import dev.docket.health.Probe;
import dev.docket.sheet.CheckCode;
import dev.docket.sheet.SheetNumber;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Whether the sheets that are out were made with a secret that is known here. They were not where
 * the secret was lost, or where a home is pointed at the database of another.
 */
@Component
class SheetKeysProbe implements Probe {

  private final ObjectProvider<WorkSheets> sheets;
  private final ObjectProvider<CheckCode> checks;

  SheetKeysProbe(ObjectProvider<WorkSheets> sheets, ObjectProvider<CheckCode> checks) {
    this.sheets = sheets;
    this.checks = checks;
  }

  @Override
  public List<Condition> look() {
    CheckCode codes = checks.getObject();
    List<String> lost =
        sheets.getObject().oneOpenCodePerSheet().entrySet().stream()
            .filter(sheet -> codes.isOfLostKey(sheet.getValue()))
            .map(sheet -> SheetNumber.of(sheet.getKey()))
            .sorted()
            .toList();
    return List.of(
        lost.isEmpty()
            ? Condition.good("The sheets that are out were made with a secret that is known here.")
            : Condition.bad(
                lost.size()
                    + (lost.size() == 1 ? " sheet that is" : " sheets that are")
                    + " out, "
                    + lost.get(0)
                    + " among them, came from another secret; no row of them can be returned here.",
                "Put that secret into place, or add it to the one here on a line of its own. Is this the"
                    + " database of another home?"));
  }
}
