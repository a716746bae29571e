package dev.docket.intake;

import dev.docket.audit.FileRegister;
import dev.docket.audit.RegisteredFile;
import dev.docket.home.Home;
import dev.docket.language.Language;
import dev.docket.model.Model;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * In which language the sender of a file is told why it was refused: its header's; else that of the
 * sheets beside it in a zip archive, as far as they were read and agree; else that of the operator
 * group in whose folder it was dropped; else the one that all groups share; else English. Safe for
 * use by several threads.
 */
@Component
class ReasonLanguage {

  private final FileRegister register;
  private final Returns returns;
  private final Model model;
  private final Home home;

  ReasonLanguage(FileRegister register, Returns returns, Model model, Home home) {
    this.register = register;
    this.returns = returns;
    this.model = model;
    this.home = home;
  }

  /** For a file of which perhaps a header was read. */
  Language of(RegisteredFile file) {
    return of(file, null);
  }

  /**
   * For a file of which perhaps a header was read.
   *
   * @param header the language of a header that could not be used; null where there is none
   */
  Language of(RegisteredFile file, @Nullable Language header) {
    return Optional.ofNullable(header)
        .or(() -> ofHeader(file))
        .orElseGet(
            () ->
                file.container() == null
                    ? model.languageIn(folderOf(file))
                    : ofArchive(
                        register.find(file.container()).orElseThrow(),
                        register.in(file.container())));
  }

  /** For a zip archive: that of the sheets in it, where they agree. */
  Language ofArchive(RegisteredFile archive, List<RegisteredFile> members) {
    Set<Language> languages =
        members.stream().flatMap(m -> ofHeader(m).stream()).collect(Collectors.toSet());
    return languages.size() == 1
        ? languages.iterator().next()
        : model.languageIn(folderOf(archive));
  }

  private Optional<Language> ofHeader(RegisteredFile file) {
    return returns.hasHeader(file.id())
        ? Optional.of(returns.sheet(file.id()).language())
        : Optional.empty();
  }

  /** The folder below the drop folder in which a file lay; null where it lay elsewhere. */
  private @Nullable String folderOf(RegisteredFile file) {
    Path lay = home.file(file.name()).normalize();
    return Stream.of(home.check(), home.inbound())
        .filter(lay::startsWith)
        .findFirst()
        .map(top -> top.relativize(lay))
        .filter(below -> below.getNameCount() > 1)
        .map(below -> below.getName(0).toString())
        .orElse(null);
  }
}
