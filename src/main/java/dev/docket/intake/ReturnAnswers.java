package dev.docket.intake;

import dev.docket.audit.FileOutcome;
import dev.docket.audit.FileRegister;
import dev.docket.audit.FileRole;
import dev.docket.audit.RegisteredFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The answers to returned files, as the database has them. Safe for use by several threads. */
@Component
class ReturnAnswers {

  private final FileRegister register;
  private final Returns returns;
  private final ImportSteps steps;

  ReturnAnswers(FileRegister register, Returns returns, ImportSteps steps) {
    this.register = register;
    this.returns = returns;
    this.steps = steps;
  }

  /** The answer to a file that has one; to a zip archive with those to what is in it. */
  ReturnAnswer of(long id) {
    RegisteredFile file = register.find(id).orElseThrow();
    List<RegisteredFile> members = register.in(id);
    if (!members.isEmpty()) {
      return sum(members).answer(file.name(), file.outcome(), returns.receipt(id), file.reason());
    }
    return ofOne(file);
  }

  /** What became of the files in a zip archive, which have their answers. */
  BundleSum sum(List<RegisteredFile> members) {
    return new BundleSum(
        members.stream().map(m -> new BundleSum.Part(ofOne(m), m.saying())).toList());
  }

  private ReturnAnswer ofOne(RegisteredFile file) {
    return switch (file.outcome()) {
      case REFUSED, IGNORED ->
          ReturnAnswer.without(file.name(), file.outcome(), null, file.reason());
      case ALREADY_IMPORTED ->
          ReturnAnswer.without(
              file.name(),
              file.outcome(),
              importedBefore(file).map(before -> returns.receipt(before.id())).orElse(null),
              file.reason());
      default -> of(file, file.outcome(), file.reason());
    };
  }

  /** The answer to a file with the rows that were read of it. */
  ReturnAnswer of(RegisteredFile file, FileOutcome outcome, @Nullable String reason) {
    Map<Decision.Kind, Integer> counts = returns.counts(file.id());
    return new ReturnAnswer(
        file.name(),
        outcome,
        counts.values().stream().mapToInt(Integer::intValue).sum(),
        counts.getOrDefault(Decision.Kind.CONFIRMED, 0),
        counts.getOrDefault(Decision.Kind.ERRORED, 0),
        counts.getOrDefault(Decision.Kind.UNCHANGED, 0),
        counts.getOrDefault(Decision.Kind.REPEATED, 0),
        counts.getOrDefault(Decision.Kind.REJECTED, 0),
        returns.receipt(file.id()),
        reason,
        steps.warnings(file.id()),
        List.of());
  }

  /**
   * The file by which the same content was imported before. A dry run changes nothing, so only
   * within one zip archive does it know what came before.
   */
  Optional<RegisteredFile> importedBefore(RegisteredFile file) {
    Stream<RegisteredFile> imported = register.withContent(FileRole.RETURN, file.sha256()).stream();
    Stream<RegisteredFile> tried =
        file.role() == FileRole.CHECK && file.container() != null
            ? register.withContent(FileRole.CHECK, file.sha256()).stream()
                .filter(other -> file.container().equals(other.container()))
            : Stream.empty();
    return Stream.concat(imported, tried)
        .filter(other -> other.id() != file.id())
        .filter(
            other ->
                other.outcome() == FileOutcome.IMPORTED
                    || other.outcome() == FileOutcome.IMPORTED_IN_PART)
        .findFirst();
  }
}
