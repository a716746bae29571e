package dev.docket.backup;

import dev.docket.home.Home;
import dev.docket.sheet.CheckSecret;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where this home's keys of the check digests are. Immutable. */
@Component
class SecretKeys {

  private final CheckSecret secret;
  private final @Nullable Path ownFile;

  SecretKeys(
      Home home,
      CheckSecret secret,
      @Value("${docket.secret:#{null}}") @Nullable String setting,
      @Value("${docket.secret-file:#{null}}") @Nullable Path file) {
    this.secret = secret;
    this.ownFile = setting == null && file == null ? home.data().resolve("secret") : null;
  }

  /** The keys' ids, which stand on every row of a sheet; the current one first. */
  List<String> ids() {
    return secret.keyIds();
  }

  /** The home's own file; null where the settings name another place. */
  @Nullable Path ownFile() {
    return ownFile;
  }
}
