package dev.newel.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.ActionCall;
import dev.newel.aws.Home;
import dev.newel.identity.Caller;
import io.vertx.core.AsyncResult;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A call over HTTP, as both ends see it. */
final class Request implements ActionCall.Client {

  private final Instance instance;
  private final Home home;
  private final String action;
  private final ObjectNode input;
  private final @Nullable String invocationId;
  private final Consumer<Answer> heard;
  private Runnable onGone = () -> {};
  private boolean gone;
  private boolean open = true;

  Request(
      Instance instance,
      Home home,
      String action,
      ObjectNode input,
      @Nullable String invocationId,
      Consumer<Answer> heard) {
    this.instance = instance;
    this.home = home;
    this.action = action;
    this.input = input;
    this.invocationId = invocationId;
    this.heard = heard;
  }

  ActionCall toCall() {
    return new ActionCall(home, Caller.UNKNOWN, action, input, "request", invocationId, this);
  }

  /** The instance has answered. */
  void answered(AsyncResult<ObjectNode> done) {
    Answer answer = Answer.of(done);
    instance.whatever(instance.chance().hop(true), () -> hear(answer));
  }

  private void hear(Answer answer) {
    if (open) {
      open = false;
      heard.accept(answer);
    }
  }

  /** The instance has died. */
  void cut() {
    instance.whatever(instance.chance().hop(true), () -> hear(Answer.CUT));
  }

  /** The client waits no longer, which the instance sees a little later. */
  void abandon() {
    if (open) {
      hear(Answer.CUT);
      instance.after(
          instance.chance().hop(true),
          () -> {
            gone = true;
            onGone.run();
          });
    }
  }

  @Override
  public boolean isGone() {
    return gone;
  }

  @Override
  public void onGone(Runnable task) {
    if (gone) {
      task.run();
    } else {
      onGone = task;
    }
  }
}
