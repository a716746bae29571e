package dev.docket.database;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Invokes a test class once for each database. */
class EachDatabase implements ClassTemplateInvocationContextProvider {

  @Override
  public boolean supportsClassTemplate(ExtensionContext context) {
    return true;
  }

  @Override
  public Stream<ClassTemplateInvocationContext> provideClassTemplateInvocationContexts(
      ExtensionContext context) {
    return Stream.of(TestDatabaseKind.values()).map(On::new);
  }

  /** Tests that come after find no database set in this process. */
  private static void forgetDatabase() {
    for (String name : List.of("url", "username", "password")) {
      System.clearProperty("docket.datasource." + name);
    }
  }

  private record On(TestDatabaseKind kind) implements ClassTemplateInvocationContext {

    @Override
    public String getDisplayName(int invocationIndex) {
      return "on " + kind;
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(
          (BeforeEachCallback) test -> kind.use(),
          (AfterEachCallback)
              test -> {
                forgetDatabase();
                TestPostgres.dropDatabases();
                TestDatabaseKind.HSQLDB.use();
              });
    }
  }
}
