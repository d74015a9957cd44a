package dev.newel.store.redis;

import dev.newel.store.StoreClock;
import dev.newel.store.StoreUnavailableException;
import dev.newel.store.redis.client.Commands;
import dev.newel.store.redis.client.Script;
import dev.newel.store.redis.codec.Format;
import dev.newel.store.redis.codec.Forms;
import dev.newel.store.redis.key.Keys;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The signs of life of an instance. With each it says which formats it reads, and hears which one
 * is to be written, who else lives, and what time it is.
 */
final class FormatAgreement {

  private static final Logger LOG = System.getLogger(FormatAgreement.class.getName());
  private static final Script SIGN_ON = Script.load("sign_on");

  /** What comes before the instances that live. */
  private static final int AGREED = 3;

  private final Commands redis;
  private final String instance;
  private final Forms forms;
  private final StoreClock clock;
  private volatile boolean isOutdated;

  FormatAgreement(Commands redis, String instance, Forms forms, StoreClock clock) {
    this.redis = redis;
    this.instance = instance;
    this.forms = forms;
    this.clock = clock;
  }

  /** This instance, as it stands among those that live. */
  String self() {
    return instance + " " + forms.highest();
  }

  /** Whether a newer version has written what this one cannot read: it must not go on. */
  boolean isOutdated() {
    return isOutdated;
  }

  /** What whoever asks for anything is told then. */
  <T extends @Nullable Object> Future<T> refuse() {
    return Future.failedFuture(
        new StoreUnavailableException(
            "a newer version of Newel has written what this one cannot read", null));
  }

  /**
   * Makes sure that what is stored can be read, and that nothing is written from now on that
   * cannot.
   *
   * @return fails with {@link UnfitFormatException}
   */
  Future<Void> start() {
    return signOn("s").mapEmpty();
  }

  /**
   * Gives a sign of life.
   *
   * @return the instances that live; fails where another format has been agreed on meanwhile, as
   *     while this instance stood still
   */
  Future<Set<String>> signOn() {
    return signOn("")
        .map(
            response ->
                response.stream().skip(AGREED).map(Response::toString).collect(Collectors.toSet()))
        .onFailure(
            why -> {
              if (why instanceof UnfitFormatException unfit) {
                outdated(unfit);
              }
            });
  }

  private Future<Response> signOn(String starting) {
    long asked = clock.tick();
    return redis
        .eval(
            SIGN_ON,
            List.of(Keys.INSTANCES, Keys.FORMAT, Keys.PARTITIONS),
            List.of(
                instance,
                forms.highest().toString(),
                forms.lowestMajor(),
                UnfitFormatException.NEWEL_VERSION,
                starting))
        .map(
            response -> {
              clock.heard(asked, response.get(0).toLong());
              if (response.size() < AGREED) {
                throw UnfitFormatException.of(
                    response.get(1).toString(), forms.lowestMajor(), forms.highest());
              }
              forms.write(Format.parse(response.get(2).toString()));
              return response;
            });
  }

  private void outdated(UnfitFormatException why) {
    if (!isOutdated) {
      isOutdated = true;
      LOG.log(Level.ERROR, "this instance can do nothing more with its Redis: " + why.getMessage());
    }
  }

  /** Leaves those that live, so that nobody need wait until this instance can be forgotten. */
  Future<Void> leave() {
    return redis.send(Request.cmd(Command.ZREM).arg(Keys.INSTANCES).arg(self())).mapEmpty();
  }
}
