package dev.newel.store.redis.client;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Clock;
import java.util.List;

/**
 * A way to a single Redis whose scripts take the time from a test's clock. Nothing else about them
 * is changed.
 */
public final class SetTime implements Commands {

  private static final String KEY = "the time, as the test has set it";
  private static final String ASK = "redis.call('TIME')";
  private static final String TOLD = "redis.call('HMGET', '" + KEY + "', 's', 'us')";

  private final Commands redis;
  private final Clock clock;

  /**
   * @param clock Redis's
   */
  public SetTime(Commands redis, Clock clock) {
    this.redis = redis;
    this.clock = clock;
  }

  @Override
  public Future<Response> eval(Script script, List<?> keys, List<?> args) {
    if (!script.text().contains(ASK)) {
      return redis.eval(script, keys, args);
    }
    long now = clock.millis();
    // over the same connection, and so in front of it
    redis.send(
        Request.cmd(Command.HSET)
            .arg(KEY)
            .arg("s")
            .arg(now / 1_000)
            .arg("us")
            .arg(now % 1_000 * 1_000));
    return redis.eval(new Script(script.name(), script.text().replace(ASK, TOLD)), keys, args);
  }

  @Override
  public Future<Response> send(Request request) {
    return redis.send(request);
  }

  @Override
  public Future<Response> send(Object key, Request request) {
    return redis.send(key, request);
  }

  @Override
  public boolean countsListeners() {
    return redis.countsListeners();
  }

  @Override
  public boolean isUp() {
    return redis.isUp();
  }

  @Override
  public void onLost(Runnable listener) {
    redis.onLost(listener);
  }

  @Override
  public void onBack(Runnable listener) {
    redis.onBack(listener);
  }

  @Override
  public List<? extends Commands> servers() {
    return redis.servers();
  }

  @Override
  public Future<Void> close() {
    return redis.close();
  }
}
