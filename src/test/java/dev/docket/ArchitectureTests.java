package dev.docket;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;

@AnalyzeClasses(packages = "dev.docket", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

  @ArchTest
  static final ArchRule packages_have_no_cycles =
      slices().matching("dev.docket.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule orders_know_nothing_of_ours_but_the_database =
      noClasses()
          .that()
          .resideInAPackage("dev.docket.order..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.docket..")
                  .and(not(resideInAnyPackage("dev.docket.order..", "dev.docket.database.."))));

  @ArchTest
  static final ArchRule only_the_excel_package_knows_libraries_for_excel =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.docket.sheet.excel..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.poi..", "org.dhatim..");

  @ArchTest
  static final ArchRule only_the_csv_package_knows_commons_csv =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.docket.sheet.csv..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.commons.csv..");

  @ArchTest
  static final ArchRule only_what_has_jobs_knows_spring_batch =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "dev.docket.run..",
              "dev.docket.complete..",
              "dev.docket.export..",
              "dev.docket.intake..",
              "dev.docket.feed..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.springframework.batch..");

  @ArchTest
  static final ArchRule doors_have_no_sql =
      noClasses()
          .that()
          .resideInAnyPackage("dev.docket.cli..", "dev.docket.web..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..");

  @ArchTest
  static final ArchRule nobody_uses_the_doors =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.docket.cli..", "dev.docket.web..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.docket.cli..", "dev.docket.web..");

  @ArchTest
  static final ArchRule the_door_that_people_start_needs_nothing_but_java =
      classes()
          .that()
          .resideInAPackage("dev.docket.door..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("dev.docket.door..", "java..", "jdk.net..", "org.jspecify..");

  @ArchTest
  static final ArchRule only_the_doors_use_the_complete_job =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.docket.complete..", "dev.docket.cli..", "dev.docket.web..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.docket.complete..");

  @ArchTest
  static final ArchRule time_comes_from_a_clock =
      noClasses()
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(ZonedDateTime.class, "now")
          .orShould()
          .callMethod(OffsetDateTime.class, "now")
          .orShould()
          .callConstructor(java.util.Date.class);

  @ArchTest
  static final ArchRule one_place_makes_the_clock =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.docket.home")
          .should()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(Clock.class, "systemDefaultZone");

  @ArchTest
  static final ArchRule packages_are_named_after_what_they_do =
      noClasses()
          .should()
          .resideInAnyPackage("..util..", "..common..", "..impl..", "..helper..", "..manager..");

  @ArchTest
  static final ArchRule only_the_command_line_writes_to_the_console =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.docket.cli..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  @ArchTest
  static void every_package_says_what_may_be_null(JavaClasses classes) {
    Set<String> unmarked = new TreeSet<>();
    for (JavaClass type : classes) {
      JavaPackage its = type.getPackage();
      if (!its.isAnnotatedWith(NullMarked.class)) {
        unmarked.add(its.getName());
      }
    }
    assertThat(unmarked).as("packages without @NullMarked").isEmpty();
  }
}
