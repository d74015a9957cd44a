package dev.newel.engine.express;

import dev.newel.engine.definition.LostDefinitionException;
import dev.newel.engine.definition.Program;
import dev.newel.engine.message.EngineReply;
import dev.newel.engine.message.ExpressRequest;
import dev.newel.interpreter.model.Progress;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.kinds.KindSwitch;
import dev.newel.store.ExecutionStore;
import dev.newel.store.ExpressRuns.Left;
import dev.newel.store.ExpressRuns.Run;
import io.vertx.core.Future;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Runs executions of Express machines, on one event loop.
 *
 * <p>One that somebody waits for runs at most once, and nothing of it leaves the memory. One that
 * nobody waits for is entered in the store before its start is answered, and struck when it has
 * ended; where its instance dies it begins again elsewhere.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/choosing-workflow-type.html">Choosing
 *     workflow type in Step Functions</a>
 */
final class ExpressEngine {

  private static final Logger LOG = System.getLogger(ExpressEngine.class.getName());

  private static final KindSwitch<ExpressRequest, Asked> REQUESTS =
      KindSwitch.<ExpressRequest, Asked>over(ExpressRequest.class)
          .on(ExpressRequest.Run.class, (run, asked) -> asked.engine.run(run, asked.reply))
          .on(ExpressRequest.Start.class, (start, asked) -> asked.engine.start(start, asked.reply))
          .on(ExpressRequest.TakeOver.class, (left, asked) -> asked.engine.takeOver(left.run()))
          .build();

  private final ExpressSurroundings around;
  private final RunLeases leases;
  private final Set<ExpressRun> running = new HashSet<>();

  /** An engine that is asked for something, and who hears what came of that. */
  private record Asked(ExpressEngine engine, Consumer<EngineReply> reply) {}

  ExpressEngine(ExpressSurroundings around, RunLeases leases) {
    this.around = around;
    this.leases = leases;
  }

  void handle(ExpressRequest request, Consumer<EngineReply> reply) {
    REQUESTS.accept(request, new Asked(this, reply));
  }

  private void run(ExpressRequest.Run request, Consumer<EngineReply> reply) {
    if (!around.memory().hasRoom()) {
      reply.accept(new EngineReply.Overloaded());
      return;
    }
    begin(request.start())
        .onSuccess(
            run -> {
              run.end().onSuccess(ending -> reply.accept(new EngineReply.Ended(ending)));
              if (!run.hasEnded()) {
                request.onClientGone().accept(() -> stop(run));
              }
            })
        .onFailure(why -> reply.accept(EngineReply.Unavailable.by(why)));
  }

  /** Called on any thread. */
  private void stop(ExpressRun run) {
    around.context().runOnContext(here -> run.stop());
  }

  private void start(ExpressRequest.Start request, Consumer<EngineReply> reply) {
    if (!around.memory().hasRoom()) {
      reply.accept(new EngineReply.Overloaded());
      return;
    }
    leases
        .enter(request.start())
        .onSuccess(
            entered -> {
              reply.accept(new EngineReply.Started(entered, Progress.NOT_STARTED));
              // of a repeat of the call, the run is under way
              if (entered.equals(request.start())) {
                runToItsEnd(entered);
              }
            })
        .onFailure(why -> reply.accept(EngineReply.Unavailable.by(why)));
  }

  private void takeOver(Run run) {
    // it is under way here, and was only renewed late; or it has to wait for its next turn
    if (leases.isHeld(run) || !around.memory().hasRoom()) {
      return;
    }
    leases
        .takeOver(run)
        .onSuccess(
            left -> {
              if (left != null) {
                beginAgain(left);
              }
            })
        .onFailure(around.faults()::escalate);
  }

  private void beginAgain(Left left) {
    String arn = left.start().executionArn();
    if (left.attempts() <= ExecutionStore.TOO_MANY_FAILURES) {
      LOG.log(Level.DEBUG, "execution {0} begins again", arn);
      runToItsEnd(left.start());
    } else {
      LOG.log(Level.ERROR, "execution {0} is set aside: nobody who runs it survives", arn);
      leases.ended(Run.of(left.start()));
    }
  }

  private void runToItsEnd(ExecutionStart start) {
    Run run = Run.of(start);
    begin(start)
        .onSuccess(begun -> begun.end().onSuccess(ending -> leases.ended(run)))
        .onFailure(why -> notBegun(run, why));
  }

  /** Where its revision is lost it never begins. Else it is left for another try, or instance. */
  private void notBegun(Run run, Throwable why) {
    LOG.log(Level.WARNING, "execution {0} cannot begin: {1}", run.arn(), why.getMessage());
    if (why instanceof LostDefinitionException) {
      leases.ended(run);
    } else {
      leases.letLapse(run);
      around.faults().escalate(why);
    }
  }

  private Future<ExpressRun> begin(ExecutionStart start) {
    return around.interpreters().program(start).map(program -> begin(start, program));
  }

  private ExpressRun begin(ExecutionStart start, Program program) {
    ExpressRun run = new ExpressRun(start, program, around);
    run.begin();
    if (!run.hasEnded()) {
      running.add(run);
      run.end().onSuccess(ending -> running.remove(run));
    }
    return run;
  }

  /** Whether nothing is under way that ends by itself. */
  boolean isIdle() {
    return running.isEmpty();
  }

  /** Ends what is under way: whoever waits for it hears so, the rest is for others. */
  Future<Void> close() {
    Future<Void> left = leases.handOver();
    List.copyOf(running).forEach(ExpressRun::stop);
    return left.eventually(leases::strikeAll);
  }
}
