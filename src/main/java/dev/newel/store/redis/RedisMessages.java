package dev.newel.store.redis;

import dev.newel.store.InstanceMessages;
import dev.newel.store.redis.client.Commands;
import dev.newel.store.redis.client.RedisLink;
import dev.newel.store.redis.key.Keys;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** What instances say to each other goes over channels of Redis. */
final class RedisMessages implements InstanceMessages {

  private final RedisLink link;
  private final Commands redis;
  private final String self;
  private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

  /**
   * @param redis what is said goes through
   */
  RedisMessages(RedisLink link, Commands redis, String self) {
    this.link = link;
    this.redis = redis;
    this.self = self;
  }

  /** Begins to hear what is said for the console. */
  Future<Void> listen() {
    return Future.all(listen(Keys.WATCH, this::heard), listen(Keys.HINT + self, this::heard))
        .mapEmpty();
  }

  private void heard(String message) {
    listeners.forEach(listener -> listener.accept(message));
  }

  Future<Void> listen(String channel, Consumer<String> listener) {
    return link.subscriber().subscribe(channel, message -> listener.accept(message.toString()));
  }

  /**
   * Says something on a channel.
   *
   * @return false where nobody listens there; true where somebody may
   */
  Future<Boolean> say(String channel, String message) {
    return redis
        .send(Request.cmd(Command.PUBLISH).arg(channel).arg(message))
        .map(heard -> !redis.countsListeners() || heard.toInteger() > 0);
  }

  @Override
  public String self() {
    return self;
  }

  @Override
  public Future<Void> tellAll(String message) {
    return say(Keys.WATCH, message).mapEmpty();
  }

  @Override
  public Future<Void> tell(String instance, String message) {
    return say(Keys.HINT + instance, message).mapEmpty();
  }

  @Override
  public void onMessage(Consumer<String> listener) {
    listeners.add(listener);
  }
}
