package dev.docket.audit;

import dev.docket.language.Message;
import dev.docket.order.Sender;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file in the register.
 *
 * @param name where it came from or was put, relative to the home, absolute outside it
 * @param baseName its name without folders
 * @param size in bytes
 * @param sha256 of its content as received or sent
 * @param reason why that outcome, in English; null where there is nothing to say
 * @param saying the same, to be said in any language, as far as that is known
 * @param sender null for files of our own
 * @param archiveName where the copy for the record is
 * @param workName where it stands while it is worked on
 * @param contentKept false where the archived copy had sensitive values taken out
 * @param container the zip archive that it came in, as a file of its own; null where it came alone
 */
public record RegisteredFile(
    long id,
    FileRole role,
    String name,
    String baseName,
    long size,
    String sha256,
    FileOutcome outcome,
    @Nullable String reason,
    @Nullable Message saying,
    @Nullable Sender sender,
    @Nullable Long run,
    Instant receivedAt,
    @Nullable Instant finishedAt,
    @Nullable String archiveName,
    @Nullable String workName,
    boolean contentKept,
    @Nullable Long container) {}
