package dev.docket.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.docket.language.Language;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelReaderTests {

  private static final String COMPANY =
      """
      entityTypes:
        Directory_User: {displayName: Employee}
      managedSystems:
        SAP: {displayName: SAP ERP, description: The books.}
      operatorGroups:
        Workplace:
      """;

  private static final String BADGE =
      """
      resourceTypes:
        Badge:
          entityType: Directory_User
          managedSystem: SAP
          connection: manual-ticket
          operatorGroup: Workplace
      """;

  @TempDir Path home;
  private Path folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(home.resolve("model"));
  }

  @Nested
  class Reads {

    @Test
    void aResourceTypeWithAllItsSettings() throws IOException {
      ResourceType account =
          model(
                  COMPANY,
                  BADGE
                      + """
                        SAP_Account:
                          displayName: SAP account
                          entityType: Directory_User
                          managedSystem: SAP
                          connection: manual-ticket-cud
                          operatorGroup: Workplace
                          approvals: 2
                          thresholds:
                            insert: {absolute: 10, percent: 5}
                            delete: {percent: 1}
                          dependsOn: [Badge]
                          instructions: |
                            Open SU01.
                            Save.
                          verificationWindow: 36h
                          key: userName
                          properties:
                            userName: {displayName: User name}
                            initialPassword: {sensitive: true}
                      """)
              .resourceType("SAP_Account")
              .orElseThrow();

      assertThat(account.displayName()).isEqualTo("SAP account");
      assertThat(account.entityType()).isEqualTo(new EntityType("Directory_User", "Employee"));
      assertThat(account.managedSystem())
          .isEqualTo(new ManagedSystem("SAP", "SAP ERP", "The books."));
      assertThat(account.connection()).isEqualTo(Connection.MANUAL_TICKET_CUD);
      assertThat(account.group().name()).isEqualTo("Workplace");
      assertThat(account.approvals()).isEqualTo(2);
      assertThat(account.thresholds())
          .isEqualTo(new Thresholds(new Threshold(10, 5), Threshold.OFF, new Threshold(0, 1)));
      assertThat(account.dependsOn()).containsExactly("Badge");
      assertThat(account.instructions()).isEqualTo("Open SU01.\nSave.");
      assertThat(account.verificationWindow()).isEqualTo(Duration.ofHours(36));
      assertThat(account.key()).isEqualTo("userName");
      assertThat(account.properties().keySet()).containsExactly("userName", "initialPassword");
      assertThat(account.displayName("userName")).isEqualTo("User name");
      assertThat(account.displayName("unheardOf")).isEqualTo("unheardOf");
    }

    @Test
    void aResourceTypeWithDefaultsForWhatIsLeftOut() throws IOException {
      ResourceType badge = model(COMPANY, BADGE).resourceType("Badge").orElseThrow();

      assertThat(badge.displayName()).isEqualTo("Badge");
      assertThat(badge.approvals()).isZero();
      assertThat(badge.thresholds()).isEqualTo(Thresholds.OFF);
      assertThat(badge.dependsOn()).isEmpty();
      assertThat(badge.instructions()).isEmpty();
      assertThat(badge.verificationWindow()).isEqualTo(Duration.ofDays(7));
      assertThat(badge.key()).isNull();
      assertThat(badge.properties()).isEmpty();
    }

    @Test
    void anOperatorGroupWithAllItsSettings() throws IOException {
      Model model =
          model(
              """
              operatorGroups:
                Accueil:
                  displayName: Accueil et badges
                  language: fr
                  formats: [csv, xlsx]
                  folder: Accueil Lyon
                  mail: accueil@kestrelmoor.example
                  propertyColumns: false
              """);

      assertThat(model.group("Accueil"))
          .contains(
              new OperatorGroup(
                  "Accueil",
                  "Accueil et badges",
                  Language.FRENCH,
                  List.of(SheetFormat.CSV, SheetFormat.XLSX),
                  "Accueil Lyon",
                  "accueil@kestrelmoor.example",
                  false));
    }

    @Test
    void anOperatorGroupWithDefaultsForWhatIsLeftOut() throws IOException {
      assertThat(model(COMPANY).group("Workplace"))
          .contains(
              new OperatorGroup(
                  "Workplace", "Workplace", Language.ENGLISH, List.of(), "Workplace", null, true));
    }

    @Test
    void allYamlFilesOfTheFolderAndNothingElse() throws IOException {
      write("a.yaml", "entityTypes: {A: }");
      write("b.YML", "\uFEFFentityTypes: {B: }");
      write("c.yaml", "# nothing yet");
      write(".hidden.yaml", "entityTypes: {Hidden: }");
      write("notes.txt", "entityTypes: {Notes: }");
      Files.createDirectory(folder.resolve("folder.yaml"));

      assertThat(ModelReader.read(folder).entityTypes())
          .extracting(EntityType::name)
          .containsExactly("A", "B");
    }

    @Test
    void namesThatYamlTakesForSomethingElseAsTheyAreWritten() throws IOException {
      assertThat(model("entityTypes: {No: , Yes: {displayName: 00042}}").entityTypes())
          .containsExactly(new EntityType("No", "No"), new EntityType("Yes", "00042"));
    }

    @Test
    void settingsThatAreSharedByAnAnchor() throws IOException {
      Model model = model(COMPANY, BADGE.replace("Badge:", "Badge: &badge") + "  Locker: *badge\n");

      assertThat(model.resourceTypes())
          .extracting(ResourceType::name)
          .containsExactly("Badge", "Locker");
    }
  }

  @Nested
  class Secrets {

    private static final String SECRETS =
        """
            properties:
              password: {sensitive: true}
              pin: {sensitive: true, shownAlthoughSensitive: true}
              room:
        """;

    @Test
    void areWithheldUnlessTheModelAllowsThem() throws IOException {
      ResourceType badge = model(COMPANY, BADGE + SECRETS).resourceType("Badge").orElseThrow();

      assertThat(badge.isSensitive("password")).isTrue();
      assertThat(badge.isSensitive("pin")).isFalse();
      assertThat(badge.isSensitive("room")).isFalse();
      assertThat(badge.isSensitive("unheardOf")).isFalse();
    }

    @Test
    void areWithheldInEverySpellingOfTheirName() throws IOException {
      Model model = model(COMPANY, BADGE + SECRETS);

      assertThat(model.resourceType("Badge").orElseThrow().isSensitive("PassWord")).isTrue();
      assertThat(model.sensitiveProperties()).containsExactly("password");
      assertThat(model.sensitiveProperties().contains("PASSWORD")).isTrue();
    }

    @Test
    void areWithheldForLearnedResourceTypes() throws IOException {
      Model model = model(COMPANY, BADGE + SECRETS, LEARN);

      assertThat(
              model
                  .resourceTypeOrLearned("New", "Directory_User")
                  .orElseThrow()
                  .isSensitive("password"))
          .isTrue();
    }

    @Test
    void neverIdentifyAResource() throws IOException {
      assertThat(problems(COMPANY, BADGE + SECRETS + "    key: password\n"))
          .containsExactly(
              "model/2.yaml:11: resourceTypes.Badge.key: found \"password\", which is sensitive, but"
                  + " what identifies a resource is shown; name another property");
    }

    @Test
    void areNotShownWhereThereIsNoSecret() throws IOException {
      assertThat(
              problems(COMPANY, BADGE + "    properties: {room: {shownAlthoughSensitive: true}}\n"))
          .containsExactly(
              "model/2.yaml:7: resourceTypes.Badge.properties.room.shownAlthoughSensitive: found"
                  + " \"true\", but the property is not sensitive; remove it, or write sensitive:"
                  + " true, too");
    }
  }

  private static final String LEARN =
      """
      learn:
        resourceTypes: true
        operatorGroup: Workplace
        managedSystem: SAP
      """;

  @Nested
  class Learns {

    @Test
    void nothingUnlessTold() throws IOException {
      Model model = model(COMPANY, BADGE);

      assertThat(model.resourceTypeOrLearned("Badge", null)).isPresent();
      assertThat(model.resourceTypeOrLearned("New", "Directory_User")).isEmpty();
    }

    @Test
    void aResourceTypeOfAKnownEntityType() throws IOException {
      ResourceType learned =
          model(COMPANY, LEARN).resourceTypeOrLearned("New", "Directory_User").orElseThrow();

      assertThat(learned.name()).isEqualTo("New");
      assertThat(learned.entityType().displayName()).isEqualTo("Employee");
      assertThat(learned.group().name()).isEqualTo("Workplace");
      assertThat(learned.managedSystem().name()).isEqualTo("SAP");
      assertThat(learned.connection()).isEqualTo(Connection.MANUAL_TICKET);
    }

    @Test
    void noEntityTypeUnlessToldSo() throws IOException {
      assertThat(model(COMPANY, LEARN).resourceTypeOrLearned("New", "Directory_Robot")).isEmpty();
      assertThat(model(COMPANY, LEARN).resourceTypeOrLearned("New", null)).isEmpty();
      assertThat(
              model(COMPANY, LEARN + "  entityTypes: true\n")
                  .resourceTypeOrLearned("New", "Directory_Robot")
                  .orElseThrow()
                  .entityType())
          .isEqualTo(new EntityType("Directory_Robot", "Directory_Robot"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../x", "a/b", "1st", "name with blanks", "dot."})
    void noNameThatTheModelCouldNotHold(String name) throws IOException {
      Model model = model(COMPANY, LEARN + "  entityTypes: true\n");

      assertThat(model.resourceTypeOrLearned(name, "Directory_User")).isEmpty();
      assertThat(model.resourceTypeOrLearned("New", name)).isEmpty();
      assertThat(model.resourceTypeOrLearned("New", "receipts")).isEmpty();
    }

    @Test
    void onlyForAGroupAndASystem() throws IOException {
      assertThat(problems(COMPANY, "learn: {resourceTypes: true, managedSystem: Sap}"))
          .containsExactly(
              "model/2.yaml:1: learn.operatorGroup: the key is missing; allowed are Workplace;"
                  + " write one of them",
              "model/2.yaml:1: learn.managedSystem: found \"Sap\"; did you mean SAP? Allowed are"
                  + " SAP; write one of them");
    }

    @Test
    void entityTypesOnlyTogetherWithResourceTypes() throws IOException {
      assertThat(problems("learn: {entityTypes: true}"))
          .singleElement()
          .asString()
          .startsWith("model/1.yaml:1: learn.entityTypes: found \"true\", but resource types are");
    }

    @Test
    void fromOnePlaceOnly() throws IOException {
      assertThat(problems(COMPANY, LEARN, "\n" + LEARN))
          .containsExactly(
              "model/3.yaml:2: learn: it stands twice, here and at model/2.yaml:1; remove one of"
                  + " them");
    }
  }

  @Nested
  class Reports {

    @Test
    void aFolderThatIsNotThere() {
      assertThat(catchProblems(home.resolve("absent")))
          .singleElement()
          .asString()
          .contains("absent: there is no folder")
          .endsWith("run `docket init` to make one");
    }

    @Test
    void aFolderWithoutAModel() throws IOException {
      assertThat(problems())
          .singleElement()
          .asString()
          .contains("holds no .yaml file; write the model there");
    }

    @Test
    void allProblemsAtOnceInTheOrderOfFilesAndLines() throws IOException {
      assertThat(
              problems(
                  "resourceTypes:\n  B: {connection: x}\nfoo: 1\n", "entityTypes:\n  A: {b: 1}\n"))
          .extracting(problem -> problem.substring(0, problem.indexOf(": ", 16)))
          .containsExactly(
              "model/1.yaml:2: resourceTypes.B.entityType",
              "model/1.yaml:2: resourceTypes.B.managedSystem",
              "model/1.yaml:2: resourceTypes.B.operatorGroup",
              "model/1.yaml:2: resourceTypes.B.connection",
              "model/1.yaml:3: foo",
              "model/2.yaml:2: entityTypes.A.b");
    }

    @Test
    void anUnknownKeyAndTheNearestOne() throws IOException {
      assertThat(problems("entityTipes: {}"))
          .containsExactly(
              "model/1.yaml:1: entityTipes: there is no such key; did you mean entityTypes? Allowed"
                  + " are entityTypes, managedSystems, operatorGroups, resourceTypes, learn;"
                  + " correct or remove it");
      assertThat(problems("entityTypes:\n  A:\n    colour: red\n"))
          .containsExactly(
              "model/1.yaml:3: entityTypes.A.colour: there is no such key; allowed are displayName;"
                  + " correct or remove it");
    }

    @Test
    void aShorterNameOfAKey() throws IOException {
      assertThat(problems(COMPANY, BADGE + "    group: Workplace\n"))
          .singleElement()
          .asString()
          .startsWith(
              "model/2.yaml:7: resourceTypes.Badge.group: there is no such key; did you mean"
                  + " operatorGroup?");
    }

    @Test
    void aMissingKey() throws IOException {
      assertThat(problems(COMPANY, BADGE.replace("connection: manual-ticket", "approvals: 1")))
          .containsExactly(
              "model/2.yaml:2: resourceTypes.Badge.connection: the key is missing; allowed are"
                  + " manual-ticket, manual-ticket-cud; write one of them");
    }

    @Test
    void aWordThatIsNotAllowed() throws IOException {
      assertThat(problems(COMPANY, BADGE.replace("manual-ticket", "manual")))
          .containsExactly(
              "model/2.yaml:5: resourceTypes.Badge.connection: found \"manual\"; did you mean"
                  + " manual-ticket? Allowed are manual-ticket, manual-ticket-cud; write one of"
                  + " them");
    }

    @Test
    void aReferenceThatLeadsNowhere() throws IOException {
      assertThat(problems(COMPANY, BADGE.replace(": Directory_User", ": Directory_Usr")))
          .containsExactly(
              "model/2.yaml:3: resourceTypes.Badge.entityType: found \"Directory_Usr\"; did you mean"
                  + " Directory_User? Allowed are Directory_User; write one of them");
      assertThat(problems(COMPANY, BADGE + "    dependsOn:\n      - Badge2\n"))
          .containsExactly(
              "model/2.yaml:8: resourceTypes.Badge.dependsOn: found \"Badge2\"; did you mean Badge?"
                  + " Allowed are Badge; write one of them");
    }

    @Test
    void aReferenceWhereNothingIsDeclared() throws IOException {
      assertThat(
              problems("operatorGroups: {Workplace: }\nentityTypes: {Directory_User: }\n", BADGE))
          .containsExactly(
              "model/2.yaml:4: resourceTypes.Badge.managedSystem: found \"SAP\"; allowed are none,"
                  + " since the model declares none; write one of them");
    }

    @Test
    void aCycleOfDependencies() throws IOException {
      String two = BADGE + "    dependsOn: [Locker]\n";
      assertThat(
              problems(COMPANY, two, BADGE.replace("Badge", "Locker") + "    dependsOn: [Badge]\n"))
          .containsExactly(
              "model/2.yaml:7: resourceTypes.Badge.dependsOn: found the cycle Badge → Locker →"
                  + " Badge; remove one of its steps");
    }

    @Test
    void aResourceTypeThatDependsOnItself() throws IOException {
      assertThat(problems(COMPANY, BADGE + "    dependsOn: [Badge]\n"))
          .containsExactly(
              "model/2.yaml:7: resourceTypes.Badge.dependsOn: found the cycle Badge → Badge; remove"
                  + " one of its steps");
    }

    @Test
    void aNameThatIsDeclaredTwice() throws IOException {
      assertThat(problems("entityTypes: {A: }", "# again\nentityTypes:\n  A:\n"))
          .containsExactly(
              "model/2.yaml:3: entityTypes.A: it is declared twice, here and at model/1.yaml:1;"
                  + " remove one of them");
      assertThat(problems("entityTypes:\n  A:\n  A:\n"))
          .containsExactly(
              "model/1.yaml:3: entityTypes.A: the key stands twice, here and at model/1.yaml:2;"
                  + " remove one of them");
    }

    @Test
    void namesThatDifferInCaseOnly() throws IOException {
      assertThat(problems("entityTypes: {Guest: }\n", "entityTypes: {GUEST: }\n"))
          .containsExactly(
              "model/2.yaml:1: entityTypes.GUEST: it differs from Guest at model/1.yaml:1 in upper"
                  + " and lower case only, which folders cannot tell apart; rename one of them");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1st", "a b", "'../up'", "Zürich", "'a/b'", "dot.", "_x"})
    void aNameThatCannotBeOne(String name) throws IOException {
      assertThat(problems("entityTypes:\n  " + name + ":\n"))
          .singleElement()
          .asString()
          .startsWith("model/1.yaml:2: entityTypes." + name.replace("'", "") + ": found the name")
          .contains("a name starts with a letter");
    }

    @Test
    void aNameThatIsTooLong() throws IOException {
      assertThat(problems("entityTypes: {" + "a".repeat(65) + ": }")).hasSize(1);
    }

    @Test
    void anEntityTypeThatTakesDocketsFolder() throws IOException {
      assertThat(problems("entityTypes: {Results: }"))
          .containsExactly(
              "model/1.yaml:1: entityTypes.Results: found the name \"Results\", but Docket's own"
                  + " folders in outbound/ are archive, receipts, results; rename it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "..", "'a\\b'", "check", "Orders", ".work", "'C:'"})
    void aGroupsFolderThatCannotBeOne(String name) throws IOException {
      assertThat(problems("operatorGroups:\n  A:\n    folder: " + name + "\n"))
          .singleElement()
          .asString()
          .startsWith("model/1.yaml:3: operatorGroups.A.folder: found")
          .contains("allowed is the plain name of one folder");
    }

    @Test
    void aFolderOfTwoGroups() throws IOException {
      assertThat(problems("operatorGroups:\n  A:\n  B:\n    folder: a\n"))
          .containsExactly(
              "model/1.yaml:4: operatorGroups.B.folder: found \"a\", which is the folder of the"
                  + " group A; give each group a folder of its own");
    }

    @Test
    void aLanguageOrFormatThatDocketDoesNotSpeak() throws IOException {
      assertThat(
              problems("operatorGroups:\n  A:\n    language: it\n    formats: [xlsx, ods, xlsx]\n"))
          .containsExactly(
              "model/1.yaml:3: operatorGroups.A.language: found \"it\"; allowed are en, fr, de;"
                  + " write one of them",
              "model/1.yaml:4: operatorGroups.A.formats: found \"xlsx\" twice; remove one of them",
              "model/1.yaml:4: operatorGroups.A.formats: found \"ods\"; allowed are xlsx, csv; write"
                  + " one of them");
    }

    @Test
    void aMailAddressThatIsNone() throws IOException {
      assertThat(problems("operatorGroups:\n  A:\n    mail: nobody\n"))
          .singleElement()
          .asString()
          .startsWith("model/1.yaml:3: operatorGroups.A.mail: found \"nobody\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "10", "1.5", "two", "0x1", "01", "99999999999999999999"})
    void aNumberOutOfBounds(String number) throws IOException {
      assertThat(problems(COMPANY, BADGE + "    approvals: " + number + "\n"))
          .containsExactly(
              "model/2.yaml:7: resourceTypes.Badge.approvals: found \""
                  + number
                  + "\"; allowed is a whole number from 0 to 9; correct it");
    }

    @Test
    void aThresholdOutOfBounds() throws IOException {
      assertThat(
              problems(COMPANY, BADGE + "    thresholds: {delete: {percent: 101, absolut: 1}}\n"))
          .hasSize(2)
          .anyMatch(p -> p.contains("thresholds.delete.percent: found \"101\"; allowed is a whole"))
          .anyMatch(p -> p.contains("thresholds.delete.absolut: there is no such key; did you"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "0d", "7 days", "P7D", "-1d", "1w"})
    void aWindowThatIsNoDuration(String window) throws IOException {
      assertThat(problems(COMPANY, BADGE + "    verificationWindow: " + window + "\n"))
          .singleElement()
          .asString()
          .startsWith("model/2.yaml:7: resourceTypes.Badge.verificationWindow: found \"" + window)
          .endsWith("write it like 7d");
    }

    @Test
    void aValueOfTheWrongKind() throws IOException {
      assertThat(
              problems(
                  "entityTypes: [A]\n"
                      + "operatorGroups:\n"
                      + "  A: {displayName: [x], formats: csv, propertyColumns: maybe}\n"))
          .containsExactly(
              "model/1.yaml:1: entityTypes: found a list where keys with values are allowed; write"
                  + " them as key: value",
              "model/1.yaml:3: operatorGroups.A.displayName: found a list where a text is allowed;"
                  + " write one text",
              "model/1.yaml:3: operatorGroups.A.formats: found \"csv\" where a list is allowed;"
                  + " write [a, b]",
              "model/1.yaml:3: operatorGroups.A.propertyColumns: found \"maybe\"; allowed are true"
                  + " and false; write one of them");
      assertThat(problems("- a\n- b\n"))
          .containsExactly(
              "model/1.yaml:1: found a list where keys with values are allowed; write them as key:"
                  + " value");
    }

    @Test
    void aDisplayNameThatFillsNoHeading() throws IOException {
      assertThat(problems("entityTypes:\n  A:\n    displayName: \"two\\nlines\"\n"))
          .containsExactly(
              "model/1.yaml:3: entityTypes.A.displayName: found \"two·lines\"; allowed is one line"
                  + " of at most 200 characters; shorten it");
    }

    @Test
    void instructionsThatAreTooLong() throws IOException {
      assertThat(problems(COMPANY, BADGE + "    instructions: " + "x".repeat(4001) + "\n"))
          .containsExactly(
              "model/2.yaml:7: resourceTypes.Badge.instructions: found 4001 characters; allowed are"
                  + " 4000, since they stand on every row; shorten them");
    }

    @Test
    void aPropertyNameThatCannotHeadAColumn() throws IOException {
      assertThat(problems(COMPANY, BADGE + "    properties: {'a:b': }\n"))
          .singleElement()
          .asString()
          .contains("resourceTypes.Badge.properties.a:b: found the name \"a:b\"");
    }
  }

  @Nested
  class ReportsBrokenFiles {

    @Test
    void withTheLineOfTheMistake() throws IOException {
      assertThat(problems("entityTypes:\n  A: {displayName: x\nmore: y\n"))
          .singleElement()
          .asString()
          .startsWith("model/1.yaml:3: the YAML is broken: ");
      assertThat(problems("entityTypes:\n\tA: x\n"))
          .singleElement()
          .asString()
          .startsWith("model/1.yaml:2: the YAML is broken: ");
      assertThat(problems("entityTypes:\n  A: \u0001\n"))
          .singleElement()
          .asString()
          .startsWith("model/1.yaml:2: the YAML is broken: there is a character");
    }

    @Test
    void andGoesOnWithTheOthers() throws IOException {
      assertThat(problems("{", "foo: 1")).hasSize(2);
    }

    @Test
    void thatAreNoUtf8() throws IOException {
      Files.write(
          folder.resolve("a.yaml"), "entityTypes: {Ä: }".getBytes(StandardCharsets.ISO_8859_1));

      assertThat(catchProblems(folder))
          .containsExactly("model/a.yaml: the file is not encoded in UTF-8; save it as UTF-8");
    }

    @Test
    void withASecondDocument() throws IOException {
      assertThat(problems("entityTypes: {A: }\n---\nentityTypes: {B: }\n"))
          .singleElement()
          .asString()
          .startsWith("model/1.yaml:2: the YAML is broken: ");
    }

    @Test
    void thatNameAProgramsType() throws IOException {
      assertThat(problems("entityTypes:\n  A: {displayName: !!java.io.File [x]}\n"))
          .singleElement()
          .asString()
          .startsWith("model/1.yaml:2: the YAML is broken: Global tag is not allowed");
      assertThat(problems("entityTypes:\n  A: {displayName: !env HOME}\n"))
          .containsExactly(
              "model/1.yaml:2: found the tag !env; a model has plain values only; remove the tag");
    }

    @Test
    void thatBlowUpByAliases() throws IOException {
      StringBuilder bomb = new StringBuilder("a0: &a0 [x]\n");
      for (int i = 1; i < 20; i++) {
        String before = "*a" + (i - 1);
        bomb.append(
            String.format(Locale.ROOT, "a%d: &a%d [%s, %s, %s]\n", i, i, before, before, before));
      }

      assertThat(problems(bomb.toString()))
          .singleElement()
          .asString()
          .contains("the YAML cannot be read")
          .contains("aliases");
    }

    @Test
    void thatContainThemselves() throws IOException {
      assertThat(problems("entityTypes: &a\n  A: *a\n")).isNotEmpty();
    }
  }

  private Model model(String... files) throws IOException {
    writeAll(files);
    return ModelReader.read(folder);
  }

  private List<String> problems(String... files) throws IOException {
    writeAll(files);
    return catchProblems(folder);
  }

  private static List<String> catchProblems(Path folder) {
    ModelException problem =
        catchThrowableOfType(ModelException.class, () -> ModelReader.read(folder));
    assertThat(problem).hasMessage(String.join("\n", problem.problems()));
    return problem.problems();
  }

  /** Writes {@code 1.yaml}, {@code 2.yaml} and so on, instead of what was there. */
  private void writeAll(String... files) throws IOException {
    try (DirectoryStream<Path> earlier = Files.newDirectoryStream(folder)) {
      for (Path file : earlier) {
        Files.delete(file);
      }
    }
    for (int i = 0; i < files.length; i++) {
      write((i + 1) + ".yaml", files[i]);
    }
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
  }
}
