package dev.newel.bus;

import dev.newel.bus.NewelClient.ActivityTask;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.json.EncodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A task that a worker has taken, until it is told what became of it. */
final class TaskInHand {

  private static final long RETRY_MS = 500;
  private static final int TRIES = 20;
  private static final int SERVER_FAULT = 500;

  /** Nobody waits for the task any more. */
  private static final Set<String> TOO_LATE =
      Set.of("TaskTimedOut", "TaskDoesNotExist", "InvalidToken");

  private final Vertx vertx;
  private final NewelClient client;
  private final ActivityTask task;
  private @Nullable Long heartbeats;
  private @Nullable Future<Void> told;

  TaskInHand(Vertx vertx, NewelClient client, ActivityTask task) {
    this.vertx = vertx;
    this.client = client;
    this.task = task;
  }

  /** Has the task done. The future ends, and never fails, when nothing is left to do for it. */
  Future<Void> run(TaskHandler handler, Duration heartbeatEvery) {
    if (!heartbeatEvery.isZero()) {
      heartbeats = vertx.setPeriodic(heartbeatEvery.toMillis(), timer -> giveSign());
    }
    return handle(handler)
        .transform(
            done -> done.succeeded() ? succeed(done.result()) : fail(TaskFailure.of(done.cause())));
  }

  /** The future completes on the worker's context, whichever the handler's was. */
  private Future<Object> handle(TaskHandler handler) {
    Promise<Object> handled = Promise.promise();
    Context context = vertx.getOrCreateContext();
    Future<?> result;
    try {
      result = handler.handle(task);
    } catch (RuntimeException e) {
      result = Future.failedFuture(e);
    }
    result.onComplete(
        done ->
            context.runOnContext(
                now -> {
                  if (done.succeeded()) {
                    handled.complete(done.result());
                  } else {
                    handled.fail(done.cause());
                  }
                }));
    return handled.future();
  }

  private void giveSign() {
    client
        .sendTaskHeartbeat(task.taskToken())
        .onFailure(
            failure -> {
              if (TOO_LATE.contains(nameOf(failure))) {
                endHeartbeats();
              }
            });
  }

  private void endHeartbeats() {
    if (heartbeats != null) {
      vertx.cancelTimer(heartbeats);
      heartbeats = null;
    }
  }

  private Future<Void> succeed(@Nullable Object output) {
    String text;
    try {
      text = Json.encode(output);
    } catch (EncodeException e) {
      return fail(TaskFailure.of(e));
    }
    JsonObject input = token().put("output", text);
    return tell(() -> client.call("SendTaskSuccess", input).mapEmpty())
        // a result that Newel does not take is no result
        .recover(refused -> fail(refusal(refused)));
  }

  private static TaskFailure refusal(Throwable refused) {
    String name = nameOf(refused);
    String text = textOf(refused);
    return new TaskFailure(name, text.substring(Math.min(text.length(), name.length() + 2)));
  }

  /** Has the task fail, unless it was told already what became of it. */
  Future<Void> fail(TaskFailure failure) {
    return tell(() -> client.sendTaskFailure(task.taskToken(), failure.error(), textOf(failure)))
        .otherwiseEmpty();
  }

  private Future<Void> tell(Supplier<Future<Void>> call) {
    endHeartbeats();
    Future<Void> before = told;
    if (before != null && !before.failed()) {
      return before;
    }
    Future<Void> telling = tell(call, TRIES);
    told = telling;
    return telling;
  }

  /** A task that was done is not lost by an instance of Newel that goes away just then. */
  private Future<Void> tell(Supplier<Future<Void>> call, int tries) {
    return call.get()
        .recover(
            failure -> {
              if (TOO_LATE.contains(nameOf(failure))) {
                return Future.succeededFuture();
              } else if (tries > 1 && mayPass(failure)) {
                return vertx.timer(RETRY_MS).compose(later -> tell(call, tries - 1));
              }
              return Future.failedFuture(failure);
            });
  }

  private static boolean mayPass(Throwable failure) {
    return !(failure instanceof ReplyException reply)
        || reply.failureType() != ReplyFailure.RECIPIENT_FAILURE
        || reply.failureCode() >= SERVER_FAULT;
  }

  /** The name of an error of AWS, which its text begins with. */
  private static String nameOf(Throwable failure) {
    String text = textOf(failure);
    int colon = text.indexOf(':');
    return colon < 0 ? text : text.substring(0, colon);
  }

  private static String textOf(Throwable failure) {
    return String.valueOf(failure.getMessage());
  }

  private JsonObject token() {
    return new JsonObject().put("taskToken", task.taskToken());
  }
}
