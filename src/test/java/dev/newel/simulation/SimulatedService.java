package dev.newel.simulation;

import dev.newel.asl.data.Json;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.task.ArgumentRules;
import dev.newel.interpreter.task.CallProtocol;
import dev.newel.interpreter.task.TaskArn;
import dev.newel.interpreter.task.TaskProtocol;
import dev.newel.task.TaskInvoker;
import dev.newel.task.TaskKind;
import dev.newel.task.TaskOwner;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code arn:aws:states:::simulated:call}: a service that takes its time, is away now and then, and
 * calls back as soon as it has a token, which may be before its answer.
 */
final class SimulatedService implements TaskKind, TaskInvoker {

  private static final String NAME = "simulated";

  private final World world;
  private final Instance instance;

  SimulatedService(World world, Instance instance) {
    this.world = world;
    this.instance = instance;
  }

  @Override
  public @Nullable TaskProtocol protocol(TaskArn arn) {
    return arn instanceof TaskArn.Integration call && call.service().equals(NAME)
        ? CallProtocol.of(call, ArgumentRules.NONE).stoppedBy(work -> Json.EMPTY_OBJECT)
        : null;
  }

  @Override
  public Map<String, TaskInvoker> invokers() {
    return Map.of(NAME, this);
  }

  @Override
  public Future<Stimulus> invoke(TaskOwner execution, Effect.CallService call) {
    if (isAway(8)) {
      return later(null);
    }
    String token = call.arguments().node().path("Token").asText();
    if (!token.isEmpty()) {
      callBack(execution, token);
    }
    return later(
        call.action().equals("call")
            ? new Stimulus.TaskSucceeded(call.frame(), call.nonce(), Json.EMPTY_OBJECT)
            : new Stimulus.TaskSubmitted(call.frame(), call.nonce(), Json.EMPTY_OBJECT));
  }

  /** Whoever has the token answers from outside, whatever becomes of the instance. */
  private void callBack(TaskOwner execution, String token) {
    String id = "callback:" + world.nextCall();
    instance.whatever(
        world.chance().millis(0, 600),
        () ->
            world.persist(
                execution.home(),
                "SendTaskSuccess",
                World.object().put("taskToken", token).put("output", "{}"),
                id,
                heard ->
                    // a call that was made twice calls back twice
                    Rule.NO_OTHER_ERROR.check(
                        heard.body() != null || heard.isError("TaskTimedOut"),
                        () -> "a callback got " + heard.error())));
  }

  @Override
  public Future<@Nullable Stimulus> watch(TaskOwner execution, Effect.WatchWork look) {
    return isAway(4)
        ? Future.succeededFuture()
        : later(new Stimulus.TaskSucceeded(look.frame(), look.nonce(), Json.EMPTY_OBJECT))
            .map(fact -> fact);
  }

  @Override
  public Future<Void> stop(TaskOwner execution, Effect.StopWork stop) {
    if (isAway(3)) {
      return later(null).mapEmpty();
    }
    world.hearStop(execution.key());
    return Future.succeededFuture();
  }

  private boolean isAway(int oneIn) {
    return world.isFaulty() && world.chance().oneIn(oneIn);
  }

  /** What comes of it after a while; null for nothing. */
  private Future<Stimulus> later(@Nullable Stimulus fact) {
    Promise<Stimulus> promise = Promise.promise();
    instance.after(
        world.chance().millis(0, 300),
        () -> {
          if (fact == null) {
            promise.fail("away");
          } else {
            promise.complete(fact);
          }
        });
    return promise.future();
  }
}
