package dev.docket.intake;

import dev.docket.audit.FileOutcome;
import dev.docket.audit.FileRegister;
import dev.docket.audit.FileRole;
import dev.docket.audit.RegisteredFile;
import dev.docket.audit.Shelf;
import dev.docket.home.DurableFiles;
import dev.docket.home.Home;
import dev.docket.language.Language;
import dev.docket.language.Message;
import dev.docket.sheet.TableFormats;
import dev.docket.sheet.UnreadableFileException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Zip archives of returns. What is in one is unpacked and registered, all in one transaction,
 * before the first of it is decided on; then each file is answered as if it had come alone, in the
 * archive's order, and the archive after all of them. A process that is killed goes on where it
 * was. Safe for use by several threads.
 */
@Component
class Bundles {

  private final FileRegister register;
  private final ReturnClaims claims;
  private final ReturnAnswers answers;
  private final Receipts receipts;
  private final Shelf shelf;
  private final TableFormats formats;
  private final Home home;
  private final TransactionTemplate transaction;
  private final ReasonLanguage languages;
  private volatile boolean ending;

  Bundles(
      FileRegister register,
      ReturnClaims claims,
      ReturnAnswers answers,
      Receipts receipts,
      Shelf shelf,
      TableFormats formats,
      Home home,
      TransactionTemplate transaction,
      ReasonLanguage languages) {
    this.languages = languages;
    this.register = register;
    this.claims = claims;
    this.answers = answers;
    this.receipts = receipts;
    this.shelf = shelf;
    this.formats = formats;
    this.home = home;
    this.transaction = transaction;
  }

  /** Whether a file that is at work is a zip archive of returns. */
  boolean isOne(RegisteredFile file) throws IOException {
    return file.container() == null && (isUnpacked(file) || isArchive(file));
  }

  /** Whether a file that is at work, perhaps one of an archive, is a zip archive of files. */
  boolean isArchive(RegisteredFile file) throws IOException {
    return formats.kindOf(claims.work(file)).isArchive();
  }

  /** Whether what is in an archive is registered. */
  boolean isUnpacked(RegisteredFile file) {
    return register.isContainer(file.id());
  }

  /** No further file of any archive is begun with; what is left waits. */
  void endSoon() {
    ending = true;
  }

  /**
   * Takes an archive in.
   *
   * @param taker decides on one of the files in it, which may be left waiting
   * @throws IOException when disk or folder failed; the archive waits
   */
  ReturnAnswer take(RegisteredFile bundle, Function<RegisteredFile, ReturnAnswer> taker)
      throws IOException {
    if (!isUnpacked(bundle)) {
      try {
        unpack(bundle);
      } catch (UnreadableFileException e) {
        discard(bundle);
        shelf.refuse(bundle, e.saying(), languages.of(bundle));
        return answers.of(bundle.id());
      }
    }
    List<BundleSum.Part> given = new ArrayList<>();
    boolean isAnyWaiting = false;
    for (RegisteredFile member : register.in(bundle.id())) {
      given.add(new BundleSum.Part(answer(member, taker), null));
      isAnyWaiting |= outcome(member) == FileOutcome.WAITING;
    }
    return isAnyWaiting ? unfinished(bundle, given) : close(bundle);
  }

  private void unpack(RegisteredFile bundle) throws IOException {
    List<BundleContent.Item> items =
        BundleContent.unpack(claims.work(bundle), number -> place(bundle, number));
    if (!DurableFiles.sha256(claims.work(bundle)).equals(bundle.sha256())) {
      throw new UnreadableFileException(Message.of("zip.changed"));
    }
    DurableFiles.forceFolder(home.work());
    transaction.executeWithoutResult(status -> items.forEach(item -> enter(bundle, item)));
  }

  private Path place(RegisteredFile bundle, int number) {
    return home.work().resolve("return-" + bundle.id() + "-member-" + number);
  }

  private void enter(RegisteredFile bundle, BundleContent.Item item) {
    String name = bundle.name() + "/" + item.member().name();
    long id =
        register.receivedIn(bundle, name, item.member().baseName(), item.size(), item.sha256());
    if (item.work() != null) {
      register.workingOn(id, home.name(item.work()));
    }
    if (item.reason() != null) {
      register.finish(id, item.outcome(), item.reason());
    }
  }

  /** Takes away what was unpacked of an archive of which nothing is to be taken. */
  void discard(RegisteredFile bundle) throws IOException {
    String beginning = place(bundle, 0).getFileName().toString().replaceFirst("0$", "");
    try (DirectoryStream<Path> left = Files.newDirectoryStream(home.work(), beginning + "*")) {
      for (Path file : left) {
        Files.deleteIfExists(file);
      }
    }
  }

  private ReturnAnswer answer(RegisteredFile member, Function<RegisteredFile, ReturnAnswer> taker)
      throws IOException {
    if (member.outcome() == FileOutcome.REFUSED && !shelf.isSetAside(member)) {
      shelf.refuse(member, Objects.requireNonNull(member.saying()), languages.of(member));
    } else if (member.outcome() == FileOutcome.WAITING && ending) {
      return ReturnAnswer.without(
          member.name(), FileOutcome.REFUSED, null, Message.of("zip.later").inEnglish());
    } else if (member.outcome() == FileOutcome.WAITING) {
      return taker.apply(member);
    }
    return answers.of(member.id());
  }

  private FileOutcome outcome(RegisteredFile file) {
    return register.find(file.id()).orElseThrow().outcome();
  }

  /** Some of it waits for disk or database, or for the next start. */
  private static ReturnAnswer unfinished(RegisteredFile bundle, List<BundleSum.Part> given) {
    BundleSum sum = new BundleSum(given);
    return sum.answer(bundle.name(), sum.outcome(), null, Message.of("zip.unfinished").inEnglish());
  }

  /** Receipt, archive and the archive's one answer, in this order. */
  private ReturnAnswer close(RegisteredFile bundle) throws IOException {
    List<RegisteredFile> members = register.in(bundle.id());
    BundleSum sum = answers.sum(members);
    Language language = languages.ofArchive(bundle, members);
    if (sum.meant().size() == 1 && sum.meant().get(0).receipt() != null) {
      receipts.noteForBundle(bundle, Objects.requireNonNull(sum.meant().get(0).receipt()));
    } else if (sum.meant().size() > 1) {
      receipts.writeForBundle(
          bundle, sum.lines(bundle.name(), bundle.role() == FileRole.CHECK, language));
    }
    Message reason = sum.reason();
    if (members.stream().anyMatch(member -> !member.contentKept())) {
      shelf.answerWithoutContent(bundle, sum.outcome(), reason);
    } else if (sum.outcome() == FileOutcome.REFUSED) {
      shelf.refuse(bundle, Objects.requireNonNull(reason), language);
    } else {
      shelf.archive(bundle, sum.outcome(), reason);
    }
    return answers.of(bundle.id());
  }
}
