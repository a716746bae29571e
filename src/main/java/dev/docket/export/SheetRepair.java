package dev.docket.export;

import dev.docket.home.ConfigurationException;
import dev.docket.home.Home;
import java.io.IOException;
import org.springframework.stereotype.Component;

/** Mends at start what a killed process left of sheets that were being published. */
@Component
public class SheetRepair {

  private final SheetFiles files;

  SheetRepair(SheetFiles files) {
    this.files = files;
  }

  /**
   * Finishes or takes back every publication that was under way. Only for the process that owns the
   * home.
   */
  public void repair() {
    try {
      files.repair();
    } catch (IOException e) {
      throw new ConfigurationException(
          "A publication that was interrupted cannot be finished: "
              + Home.reason(e)
              + ". Check the folder outbound.",
          e);
    }
  }
}
