package dev.newel.store.redis.client;

import dev.newel.store.StoreUnavailableException;
import dev.newel.store.redis.client.ServerChecks.UnfitServerException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.List;

/** Whether a Redis has the replicas without which nothing would be acknowledged. */
public final class ReplicaCheck {

  private static final long LOOK_AGAIN_MS = 250;

  private final Vertx vertx;
  private final RedisLink link;
  private final LinkOptions options;
  private final long giveUpAt;
  private final Promise<Void> found = Promise.promise();

  private ReplicaCheck(Vertx vertx, RedisLink link, LinkOptions options) {
    this.vertx = vertx;
    this.link = link;
    this.options = options;
    this.giveUpAt = System.nanoTime() + options.patience().toNanos();
  }

  /**
   * Waits for the replicas that a write must have: after a failover they may be on their way.
   *
   * @return fails with {@link UnfitServerException} where they have not come within the patience of
   *     the options
   */
  public static Future<Void> await(Vertx vertx, RedisLink link, LinkOptions options) {
    if (options.waitReplicas() == 0) {
      return Future.succeededFuture();
    }
    ReplicaCheck check = new ReplicaCheck(vertx, link, options);
    check.look();
    return check.found.future();
  }

  private void look() {
    // any command but the exempt ones waits for the replicas
    List<Future<Response>> answers =
        link.shared().servers().stream()
            .map(server -> server.send(Request.cmd(Command.ECHO).arg("")))
            .toList();
    Future.all(answers).onSuccess(all -> found.complete()).onFailure(this::retry);
  }

  private void retry(Throwable cause) {
    if (!(cause instanceof StoreUnavailableException)) {
      found.fail(cause);
    } else if (System.nanoTime() - giveUpAt < 0) {
      vertx.setTimer(LOOK_AGAIN_MS, timer -> look());
    } else {
      found.fail(isMissing(cause) ? unfit() : cause);
    }
  }

  private static boolean isMissing(Throwable cause) {
    Throwable reason = cause.getCause();
    return reason != null && ServerError.is(reason, "NOREPLICAS");
  }

  private UnfitServerException unfit() {
    return new UnfitServerException(
        "fewer than %d replicas have kept up with it for %d s"
                .formatted(options.waitReplicas(), options.patience().toSeconds())
            + ", and nothing would be acknowledged. Connect replicas, or lower redis.wait-replicas"
            + " (NEWEL_REDIS_WAIT_REPLICAS); 0 waits for none.");
  }
}
