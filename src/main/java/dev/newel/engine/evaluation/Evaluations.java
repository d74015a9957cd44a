package dev.newel.engine.evaluation;

import dev.newel.asl.data.TakesLongerException;
import dev.newel.asl.data.Work;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.function.Function;
import java.util.function.LongConsumer;

/**
 * Evaluates what is short on the event loop, and what is not known to be short on worker threads:
 * it is tried on the loop, and begun anew on a worker where that takes longer than a loop can be
 * held. Evaluations have no effects, so that a trial can be thrown away.
 */
public final class Evaluations {

  /** All engines of a process have these threads together. */
  private static final String THREADS = "newel-evaluations";

  /** An evaluation may hold 64 MiB by its own count, which is a rough one. */
  private static final long MEMORY = 256L << 20;

  private final WorkerExecutor workers;
  private final LongConsumer onLoop;

  private Evaluations(WorkerExecutor workers, LongConsumer onLoop) {
    this.workers = workers;
    this.onLoop = onLoop;
  }

  /**
   * Those of one event loop.
   *
   * @param onLoop hears how many steps of evaluation each trial has taken
   */
  public static Evaluations of(Vertx vertx, LongConsumer onLoop) {
    return new Evaluations(vertx.createSharedWorkerExecutor(THREADS, threads()), onLoop);
  }

  private static int threads() {
    Runtime runtime = Runtime.getRuntime();
    long most = Math.min(runtime.availableProcessors(), runtime.maxMemory() / MEMORY);
    return (int) Math.max(1, most);
  }

  /** What comes of an evaluation that is done once, and so may be told what it does meanwhile. */
  public <T> Future<T> evaluateAside(Function<Work, T> evaluation) {
    return workers.executeBlocking(() -> evaluation.apply(Work.whole()), false);
  }

  /**
   * What comes of an evaluation: at once, where it is short.
   *
   * @param evaluation has no effects but by what it gives, and nobody changes what it reads until
   *     then; it may be done twice
   */
  public <T> Future<T> evaluate(Function<Work, T> evaluation) {
    Work trial = Work.trial();
    try {
      return Future.succeededFuture(evaluation.apply(trial));
    } catch (TakesLongerException longer) {
      return workers.executeBlocking(() -> evaluation.apply(Work.whole()), false);
    } catch (Throwable fault) {
      // an Error, too: who waits for the future has the process end where it must
      return Future.failedFuture(fault);
    } finally {
      onLoop.accept(trial.done());
    }
  }
}
