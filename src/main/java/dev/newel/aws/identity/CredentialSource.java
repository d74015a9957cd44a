package dev.newel.aws.identity;

import dev.newel.aws.client.Credentials;
import io.vertx.core.Future;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where credentials are had from, again and again. */
@FunctionalInterface
public interface CredentialSource {

  /**
   * Credentials for a time.
   *
   * @param until when they expire; null where nobody says so, and they may change at any time
   */
  record Lent(Credentials credentials, @Nullable Instant until) {}

  /** What there is now; fails where there is nothing. Does not block. */
  Future<Lent> lend();
}
