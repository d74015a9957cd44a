package dev.newel.store.redis;

import dev.newel.store.Exchange;
import dev.newel.store.redis.client.RedisLink;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Messages between instances, by publish. */
final class RedisExchange implements Exchange {

  private final RedisLink link;
  private final String self;
  private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

  RedisExchange(RedisLink link, String self) {
    this.link = link;
    this.self = self;
  }

  Future<Void> listen() {
    return Future.all(listen(Keys.WATCH), listen(Keys.HINT + self)).mapEmpty();
  }

  private Future<Void> listen(String channel) {
    return link.subscriber()
        .subscribe(
            channel,
            message -> {
              String text = message.toString();
              listeners.forEach(listener -> listener.accept(text));
            });
  }

  @Override
  public String self() {
    return self;
  }

  @Override
  public Future<Void> tellAll(String message) {
    return publish(Keys.WATCH, message);
  }

  @Override
  public Future<Void> tell(String instance, String message) {
    return publish(Keys.HINT + instance, message);
  }

  private Future<Void> publish(String channel, String message) {
    return link.send(Request.cmd(Command.PUBLISH).arg(channel).arg(message)).mapEmpty();
  }

  @Override
  public void onMessage(Consumer<String> listener) {
    listeners.add(listener);
  }
}
