package dev.newel.store.redis.client;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes all commands of one round of the event loop together: one system call on either side for
 * many commands, where each would cost two of its own. They come in the order in which they are
 * sent, but for large ones, which others may pass.
 *
 * <p>Where replicas must have them, a batch ends with a WAIT. Redis does nothing else for the
 * connection in the meantime, so what comes then is kept, and shares the next WAIT.
 */
final class Pipeline {

  private static final Logger LOG = System.getLogger(Pipeline.class.getName());

  /** Long enough to share the cost of writing, short enough for Redis to work while more comes. */
  private static final int LONGEST = 16;

  /** The client takes these by themselves only. */
  private static final Set<Command> PUB_SUB = Set.of(Command.SUBSCRIBE, Command.UNSUBSCRIBE);

  private final RedisConnection connection;
  private final ReplicaWait wait;
  private final Context context;
  private final Thread loop = Thread.currentThread();
  private final LargeCommands large = new LargeCommands(this::add);
  private Batch next = new Batch();
  private boolean scheduled;

  /** How many commands there were when it was last looked. */
  private int seen;

  private boolean waiting;
  private boolean lacking;

  /** On the event loop of the caller, which is the connection's. */
  Pipeline(Vertx vertx, RedisConnection connection, ReplicaWait wait) {
    this.connection = connection;
    this.wait = wait;
    this.context = vertx.getOrCreateContext();
  }

  /** Sends a command with the others of this round; may be called from any thread. */
  Future<Response> send(Request request) {
    if (PUB_SUB.contains(request.command())) {
      return connection.send(request);
    }
    Promise<Response> reply = Promise.promise();
    if (Thread.currentThread() == loop) {
      large.send(request, reply);
      return reply.future();
    }
    context.runOnContext(here -> large.send(request, reply));
    return onContextOfCaller(reply.future());
  }

  /** Sends two commands one right behind the other; on the connection's event loop. */
  Future<Response> sendBehind(Request first, Request request) {
    Promise<Response> reply = Promise.promise();
    add(first, Promise.promise());
    add(request, reply);
    return reply.future();
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
    if (wait.replicas() > 0 && !wait.follows(request)) {
      connection.send(request).onComplete(reply);
      return;
    }
    next.add(request, reply);
    if (waiting) {
      return;
    }
    if (wait.replicas() == 0 && next.size() >= LONGEST) {
      write();
    } else if (!scheduled) {
      scheduled = true;
      lookAgain();
    }
  }

  private void lookAgain() {
    seen = next.size();
    context.runOnContext(endOfRound -> writeRest());
  }

  /** What is done in a round makes more to do in it, and that has commands too. */
  private void writeRest() {
    if (!waiting && next.size() > seen) {
      lookAgain();
      return;
    }
    scheduled = false;
    if (!waiting) {
      write();
    }
  }

  private void write() {
    Batch batch = next;
    if (batch.size() == 0) {
      return;
    }
    next = new Batch();
    if (wait.replicas() > 0) {
      writeAndWait(batch);
    } else if (batch.size() == 1) {
      connection.send(batch.requests().get(0)).onComplete(batch.reply(0));
    } else {
      connection
          .batch(batch.requests())
          .onSuccess(batch::succeed)
          .onFailure(cause -> tellApart(batch, cause));
    }
  }

  /**
   * A failure in a batch hides the replies of all others in it. Those are sent again by themselves:
   * every command of Newel's may be repeated, as replies can be lost. It may take longer for it: a
   * lease whose reply is hidden ends by its time alone.
   */
  private void tellApart(Batch batch, Throwable cause) {
    Map<Integer, Throwable> failures = Batch.failures(cause);
    if (failures.isEmpty()) {
      batch.fail(cause);
      return;
    }
    Batch others = batch.tellApart(failures);
    for (int i = 0; i < others.size(); i++) {
      connection.send(others.requests().get(i)).onComplete(others.reply(i));
    }
  }

  private void writeAndWait(Batch batch) {
    waiting = true;
    connection
        .batch(wait.after(batch.requests()))
        .onSuccess(all -> waited(batch, all))
        .onFailure(cause -> waited(batch, cause));
  }

  private void waited(Batch batch, List<Response> all) {
    Throwable missing = wait.judge(all.get(all.size() - 1));
    if (missing == null) {
      tellOfEnough();
      batch.succeed(all);
      goOn(new Batch());
    } else {
      giveUp(batch, missing);
    }
  }

  /**
   * The others of a batch are sent again here too, but together, lest each waits by itself; not
   * where WAIT itself has failed, as they would fail with it again.
   */
  private void waited(Batch batch, Throwable cause) {
    Map<Integer, Throwable> failures = Batch.failures(cause);
    if (failures.isEmpty()) {
      giveUp(batch, cause);
      return;
    }
    Batch others = batch.tellApart(failures);
    failures.entrySet().stream()
        .filter(failure -> failure.getKey() >= batch.size())
        .findFirst()
        .ifPresentOrElse(
            failure -> giveUp(others, ReplicaWait.translate(failure.getValue())),
            () -> goOn(others));
  }

  private void goOn(Batch first) {
    first.addAll(next);
    next = first;
    waiting = false;
    write();
  }

  /** What has come in the meantime would wait for the same replicas, and for as long again. */
  private void giveUp(Batch batch, Throwable why) {
    batch.addAll(next);
    next = new Batch();
    waiting = false;
    tellOfLack(why);
    batch.fail(why);
  }

  /** Once, when it begins: it is the operator who can do something about it. */
  private void tellOfLack(Throwable why) {
    if (!lacking && ServerError.is(why, "NOREPLICAS")) {
      lacking = true;
      LOG.log(Level.WARNING, "nothing is acknowledged: {0}", why.getMessage());
    }
  }

  private void tellOfEnough() {
    if (lacking) {
      lacking = false;
      LOG.log(Level.INFO, "replicas have what is written again");
    }
  }
}
