package dev.newel.store.redis;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.impl.types.ErrorType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Writes all commands of one round of the event loop together: one system call on either side for
 * many commands, where each would cost two of its own.
 */
final class Pipeline {

  /** Long enough to share the cost of writing, short enough for Redis to work while more comes. */
  private static final int LONGEST = 16;

  /** The client takes these by themselves only. */
  private static final Set<Command> PUB_SUB = Set.of(Command.SUBSCRIBE, Command.UNSUBSCRIBE);

  /** How the client tells the failures in a batch: a line for each, its own leading ERR cut off. */
  private static final Pattern FAILURE = Pattern.compile("(?m)^ERR \\[(\\d+)] (.*)$");

  private final RedisConnection connection;
  private final Context context;
  private final Thread loop = Thread.currentThread();
  private List<Request> requests = new ArrayList<>();
  private List<Promise<Response>> replies = new ArrayList<>();
  private boolean scheduled;

  /** On the event loop of the caller, which is the connection's. */
  Pipeline(Vertx vertx, RedisConnection connection) {
    this.connection = connection;
    this.context = vertx.getOrCreateContext();
  }

  /** Sends a command with the others of this round; may be called from any thread. */
  Future<Response> send(Request request) {
    if (PUB_SUB.contains(request.command())) {
      return connection.send(request);
    }
    Promise<Response> reply = Promise.promise();
    if (Thread.currentThread() == loop) {
      add(request, reply);
      return reply.future();
    }
    context.runOnContext(here -> add(request, reply));
    return onContextOfCaller(reply.future());
  }

  /** An engine has no locks: what it hears must reach it on its own event loop. */
  private static Future<Response> onContextOfCaller(Future<Response> reply) {
    Context caller = Vertx.currentContext();
    if (caller == null) {
      return reply;
    }
    Promise<Response> there = Promise.promise();
    reply.onComplete(
        (response, failure) ->
            caller.runOnContext(
                back -> {
                  if (failure == null) {
                    there.complete(response);
                  } else {
                    there.fail(failure);
                  }
                }));
    return there.future();
  }

  private void add(Request request, Promise<Response> reply) {
    requests.add(request);
    replies.add(reply);
    if (requests.size() >= LONGEST) {
      write();
    } else if (!scheduled) {
      scheduled = true;
      context.runOnContext(endOfRound -> writeRest());
    }
  }

  private void writeRest() {
    scheduled = false;
    if (!requests.isEmpty()) {
      write();
    }
  }

  private void write() {
    List<Request> batch = requests;
    List<Promise<Response>> waiting = replies;
    requests = new ArrayList<>();
    replies = new ArrayList<>();
    if (batch.size() == 1) {
      connection.send(batch.get(0)).onComplete(waiting.get(0));
    } else {
      connection
          .batch(batch)
          .onSuccess(all -> succeed(waiting, all))
          .onFailure(cause -> tellApart(batch, waiting, cause));
    }
  }

  private static void succeed(List<Promise<Response>> waiting, List<Response> all) {
    for (int i = 0; i < waiting.size(); i++) {
      waiting.get(i).complete(all.get(i));
    }
  }

  /**
   * A failure in a batch hides the replies of all others in it. Those are sent again by themselves:
   * every command of Newel's may be repeated, as replies can be lost.
   */
  private void tellApart(List<Request> batch, List<Promise<Response>> waiting, Throwable cause) {
    Map<Integer, ErrorType> failures = failures(String.valueOf(cause.getMessage()));
    for (int i = 0; i < batch.size(); i++) {
      if (failures.isEmpty()) {
        waiting.get(i).fail(cause);
      } else if (failures.containsKey(i)) {
        waiting.get(i).fail(failures.get(i));
      } else {
        connection.send(batch.get(i)).onComplete(waiting.get(i));
      }
    }
  }

  static Map<Integer, ErrorType> failures(String message) {
    Map<Integer, ErrorType> failures = new HashMap<>();
    for (MatchResult failure : FAILURE.matcher(message).results().toList()) {
      failures.put(Integer.valueOf(failure.group(1)), error(failure.group(2)));
    }
    return failures;
  }

  /** What is no error of the server's is an exception of the connection's, by its class name. */
  private static ErrorType error(String text) {
    boolean isException = text.split("[: ]", 2)[0].indexOf('.') > 0;
    return ErrorType.create(isException ? "CONNECTION_CLOSED " + text : text);
  }
}
