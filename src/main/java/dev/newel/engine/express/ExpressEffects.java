package dev.newel.engine.express;

import dev.newel.engine.child.Relatives;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.kinds.KindSwitch;
import dev.newel.task.TaskInvokers;
import dev.newel.task.TaskOwner;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/**
 * Does in the world what turns of Express machines ask for, at once. What is refused in their
 * definitions is never asked for; else the execution fails, and the log says why.
 */
final class ExpressEffects {

  private static final KindSwitch<Effect, Asked> EFFECTS =
      KindSwitch.<Effect, Asked>over(Effect.class)
          .on(Effect.CallService.class, (call, asked) -> asked.by.call(call, asked.run))
          .on(Effect.StartChild.class, (start, asked) -> asked.by.startChild(start, asked.run))
          .on(Effect.OfferTask.class, ExpressEffects::fail)
          .on(Effect.WithdrawTask.class, ExpressEffects::fail)
          .on(Effect.WatchWork.class, ExpressEffects::fail)
          .on(Effect.StopWork.class, ExpressEffects::fail)
          .on(Effect.StopChild.class, ExpressEffects::fail)
          .on(Effect.StartPart.class, ExpressEffects::fail)
          .on(Effect.ReadItems.class, ExpressEffects::fail)
          .on(Effect.WriteResults.class, ExpressEffects::fail)
          .on(Effect.WriteManifest.class, ExpressEffects::fail)
          .on(Effect.TellParent.class, ExpressEffects::fail)
          .build();

  /** After so long a call is made again of which nothing came. */
  private static final long AGAIN_MS = 1_000;

  private final Vertx vertx;
  private final Context context;
  private final TaskInvokers invokers;
  private final Relatives relatives;

  /** An execution that asks for something, and who does it. */
  private record Asked(ExpressEffects by, ExpressRun run) {}

  ExpressEffects(Vertx vertx, TaskInvokers invokers, Relatives relatives) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.invokers = invokers;
    this.relatives = relatives;
  }

  void perform(ExpressRun run, Effect effect) {
    EFFECTS.accept(effect, new Asked(this, run));
  }

  private static void fail(Effect effect, Asked asked) {
    asked.run.fail(new IllegalStateException("an Express machine asks for " + effect));
  }

  private void call(Effect.CallService call, ExpressRun run) {
    answer(run, call, invokers.invoke(owner(run, call), call));
  }

  private void startChild(Effect.StartChild start, ExpressRun run) {
    answer(run, start, relatives.begin(owner(run, start), start));
  }

  private TaskOwner owner(ExpressRun run, Effect effect) {
    return invokers.owner(
        TaskOwner.ofExpress(run.start()), run.start(), run.enteredEvent(effect.frame()));
  }

  /** The answer may come on any thread. */
  private void answer(ExpressRun run, Effect effect, Future<Stimulus> fact) {
    fact.onComplete(
        known ->
            context.runOnContext(
                here -> {
                  if (known.succeeded()) {
                    run.add(known.result());
                  } else {
                    vertx.setTimer(AGAIN_MS, timer -> performAgain(run, effect));
                  }
                }));
  }

  /** Under the same id, so that whoever heard of it already knows. */
  private void performAgain(ExpressRun run, Effect effect) {
    if (run.awaits(effect)) {
      perform(run, effect);
    }
  }
}
