package dev.newel.store.redis.move;

import dev.newel.store.redis.client.Commands;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One of the two Redis of a move, each of them perhaps a Cluster. The thread that asks waits for
 * the answer, and so has no more in memory than it has asked for.
 */
final class Side {

  /** So many keys of a page are gone over together. */
  private static final int PAGE = 64;

  private static final String BEGINNING = "0";

  private final Commands redis;

  Side(Commands redis) {
    this.redis = redis;
  }

  Response ask(Request request) {
    return await(redis.send(request));
  }

  /** Asks all at once, and gives the answers in the same order. */
  List<Response> askAll(List<Request> requests) {
    List<Future<Response>> sent = requests.stream().map(redis::send).toList();
    await(Future.join(sent));
    return sent.stream().map(Future::result).toList();
  }

  /** How many bytes of memory keys take with what they have. */
  List<Long> bytes(List<String> keys) {
    List<Future<Response>> sent = new ArrayList<>(keys.size());
    for (String key : keys) {
      Request usage = Request.cmd(Command.MEMORY).arg("USAGE").arg(key).arg("SAMPLES").arg(0);
      sent.add(redis.send(key, usage));
    }
    await(Future.join(sent));
    return sent.stream().map(Future::result).map(Side::number).toList();
  }

  private static long number(@Nullable Response reply) {
    return reply == null ? 0 : reply.toLong();
  }

  /** The number of keys. */
  long size() {
    return redis.servers().stream()
        .mapToLong(server -> await(server.send(Request.cmd(Command.DBSIZE))).toLong())
        .sum();
  }

  /**
   * Goes over all keys, of which nobody may add or delete any meanwhile. While Redis makes its
   * table smaller, it may name one twice.
   */
  void scan(Consumer<List<String>> pages) {
    for (Commands server : redis.servers()) {
      String cursor = BEGINNING;
      do {
        Request next = Request.cmd(Command.SCAN).arg(cursor).arg("COUNT").arg(PAGE);
        Response reply = await(server.send(next));
        cursor = reply.get(0).toString();
        List<String> keys = new ArrayList<>(reply.get(1).size());
        reply.get(1).forEach(key -> keys.add(key.toString()));
        pages.accept(keys);
      } while (!cursor.equals(BEGINNING));
    }
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().join();
    } catch (CompletionException e) {
      throw MoveException.ofRedis(Objects.requireNonNullElse(e.getCause(), e));
    }
  }
}
