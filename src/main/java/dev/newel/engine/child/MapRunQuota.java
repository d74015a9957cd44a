package dev.newel.engine.child;

import dev.newel.aws.Home;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.Turn;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.store.HistoryStore.Summary;
import dev.newel.store.OpenMapRuns;
import dev.newel.store.OpenMapRuns.Counted;
import dev.newel.store.OpenMapRuns.Opening;
import io.vertx.core.Future;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How many Map Runs of an account may be open in a region, where that is limited. The next ones
 * wait until others have ended, as on AWS: their states have begun and said so by then.
 *
 * <p>A run is counted before it begins or goes on, and not any more once its end is committed.
 * Where an instance dies in between, those that find no room look whether what is counted is open.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html">Open Map
 *     Runs</a>
 */
public final class MapRunQuota {

  private static final Logger LOG = System.getLogger(MapRunQuota.class.getName());

  /** The log has a line that Map Runs wait for each such time. */
  private static final long LOGGED_MS = 600_000;

  /** Longer than it takes until what an instance has left is tried by another. */
  private static final long ON_ITS_WAY_MS = 60_000;

  private final @Nullable Integer most;
  private final OpenMapRuns open;
  private final Function<ExecutionKey, Future<@Nullable Summary>> reader;
  private final Clock clock;
  private long loggedAt;

  /**
   * @param most null for any number
   * @param reader describes executions
   */
  public MapRunQuota(
      @Nullable Integer most,
      OpenMapRuns open,
      Function<ExecutionKey, Future<@Nullable Summary>> reader,
      Clock clock) {
    this.most = most;
    this.open = open;
    this.reader = reader;
    this.clock = clock;
  }

  /** Any number of them may be open. */
  static MapRunQuota none(Clock clock) {
    return new MapRunQuota(null, OpenMapRuns.NONE, key -> Future.succeededFuture(), clock);
  }

  /** Whether something may be started: a Map Run is counted from then on. */
  Future<Boolean> admit(Effect.StartPart asked) {
    if (most == null || !limits(asked.part())) {
      return Future.succeededFuture(true);
    }
    Opening opening = opening(asked);
    return open.open(opening, most)
        .map(
            answer -> {
              if (!answer.isOpen()) {
                log(opening.run().home(), most);
                answer.unsure().forEach(this::settle);
              }
              return answer.isOpen();
            });
  }

  private void log(Home home, int most) {
    long now = clock.millis();
    if (now - loggedAt >= LOGGED_MS) {
      loggedAt = now;
      LOG.log(
          Level.INFO,
          "Map Runs of {0} wait, as {1} are open there; limits.open-map-runs allows no more",
          home.text(),
          most);
    }
  }

  /**
   * Where it cannot be told now, or by this version of Newel, it stays, and is asked about again.
   */
  private void settle(Counted unsure) {
    reader
        .apply(unsure.opening().run())
        .map(run -> isOpen(unsure, run))
        .onSuccess(
            isOpen -> {
              if (isOpen != null) {
                open.settle(unsure, isOpen);
              }
            });
  }

  /**
   * A run that begins is known by the call that begins it, and one that goes on by how often it has
   * then: that is what its end knows. One that may do either is taken to begin, for which it is
   * asked to where it has not.
   */
  private static Opening opening(Effect.StartPart asked) {
    boolean begins = asked.redrives() == 0 || asked.mayBegin();
    return opening(asked.part(), begins ? 0 : asked.redrives());
  }

  private static Opening opening(ExecutionStart run, int redrives) {
    return new Opening(
        run.key(), redrives == 0 ? String.valueOf(run.invocationId()) : String.valueOf(redrives));
  }

  /** Null for what is not known yet. */
  private @Nullable Boolean isOpen(Counted counted, @Nullable Summary run) {
    if (run != null) {
      int redrives = run.progress().redrives().count();
      boolean runs = run.progress().ending() == null;
      if (counted.opening().equals(opening(run.start(), redrives))) {
        return runs;
      }
      if (isBefore(counted.opening().attempt(), run.start(), redrives)) {
        return false;
      }
      if (runs) {
        // for an attempt that is to go on when the one before has ended
        return true;
      }
    }
    // it is counted before it begins or goes on, and again with each attempt at that
    return clock.millis() - counted.time() < ON_ITS_WAY_MS ? null : false;
  }

  /** Whether the run has gone on since that attempt. */
  private static boolean isBefore(String attempt, ExecutionStart run, int redrives) {
    return attempt.equals(run.invocationId())
        || (attempt.chars().allMatch(Character::isDigit) && Integer.parseInt(attempt) < redrives);
  }

  /** What became of a start or a redrive: where nothing is open by it, that is not counted. */
  void heard(Effect.StartPart asked, Stimulus fact) {
    boolean isOpen = fact instanceof Stimulus.ChildSeen seen && seen.ending() == null;
    if (limits(asked.part()) && !isOpen) {
      open.close(opening(asked));
    }
  }

  private boolean limits(ExecutionStart part) {
    return most != null && part.isMapRun();
  }

  /** A turn is committed: where it has ended a Map Run, another may begin. */
  public void committed(Turn turn) {
    ExecutionStart start = turn.execution().start();
    if (limits(start) && turn.progress().ending() != null) {
      open.close(opening(start, turn.progress().redrives().count()));
    }
  }
}
