package dev.docket.order;

import dev.docket.database.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;

class HsqldbOrdersTests extends OrdersContract {

  @Override
  TestDatabase open(Path folder) {
    return TestDatabase.hsqldb(folder, Clock.systemUTC(), Orders.class);
  }
}
