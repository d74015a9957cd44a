package dev.newel.aws.identity;

import dev.newel.aws.client.Credentials;
import dev.newel.aws.identity.CredentialSource.Lent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The credentials of a source, got anew before they expire. Whoever asks gets those that are there,
 * and does not wait.
 */
public final class FreshCredentials implements Supplier<Optional<Credentials>> {

  private static final System.Logger LOG = System.getLogger(FreshCredentials.class.getName());

  /** Of what says no time, such as a file. */
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

  private static final Duration RESERVE = Duration.ofMinutes(5);
  private static final Duration TRY_AGAIN = Duration.ofSeconds(10);

  private final Vertx vertx;
  private final Clock clock;
  private volatile @Nullable Credentials current;
  private volatile boolean failing;
  private volatile long timer = -1;
  private volatile boolean closed;

  public FreshCredentials(Vertx vertx, Clock clock) {
    this.vertx = vertx;
    this.clock = clock;
  }

  @Override
  public Optional<Credentials> get() {
    return Optional.ofNullable(current);
  }

  /** Begins with a source. The future does not fail: one that has nothing is asked again. */
  public Future<Void> begin(CredentialSource source) {
    return source
        .lend()
        .map(this::take)
        .otherwise(this::keep)
        .map(
            wait -> {
              again(source, wait);
              return null;
            });
  }

  private Duration take(Lent lent) {
    current = lent.credentials();
    failing = false;
    return wait(lent.until(), clock.instant());
  }

  /** How long credentials are used before they are got anew. */
  static Duration wait(@Nullable Instant until, Instant now) {
    if (until == null) {
      return LOOK_AGAIN;
    }
    Duration left = Duration.between(now, until).minus(RESERVE);
    return left.compareTo(TRY_AGAIN) < 0 ? TRY_AGAIN : left;
  }

  /** Those that were there are used on: the service says when they are not good any more. */
  private Duration keep(Throwable failure) {
    if (!failing) {
      failing = true;
      LOG.log(Level.WARNING, "cannot get AWS credentials: {0}", failure.getMessage());
    }
    return TRY_AGAIN;
  }

  private void again(CredentialSource source, Duration wait) {
    if (!closed) {
      timer = vertx.setTimer(Math.max(1, wait.toMillis()), fired -> begin(source));
    }
  }

  /** Asks no more. */
  public void close() {
    closed = true;
    vertx.cancelTimer(timer);
  }
}
