package dev.newel.store;

import dev.newel.interpreter.model.start.ExecutionKey;
import io.vertx.core.Future;
import java.util.List;

/**
 * Which Map Runs of an account are open in a region, where somebody limits them: counted in one
 * place, whichever instance asks. What is counted and is not open is found by those who want to
 * open more.
 */
public interface OpenMapRuns {

  /** A store where nobody limits them. */
  OpenMapRuns NONE =
      new OpenMapRuns() {
        @Override
        public Future<Answer> open(Opening opening, int most) {
          return Future.succeededFuture(new Answer(true, List.of()));
        }

        @Override
        public Future<Void> close(Opening opening) {
          return Future.succeededFuture();
        }

        @Override
        public Future<Void> settle(Counted unsure, boolean isOpen) {
          return Future.succeededFuture();
        }
      };

  /**
   * What is counted. A Map Run that is redriven is another one to the count, so that the end of
   * what was before does not end it.
   *
   * @param attempt tells it from other openings of the run; a text without blanks
   */
  record Opening(ExecutionKey run, String attempt) {}

  /**
   * A Map Run that is counted.
   *
   * @param time when it was last known to be open, by the store's clock, epoch milliseconds
   */
  record Counted(Opening opening, long time) {}

  /**
   * What becomes of a wish to open one.
   *
   * @param isOpen whether it is counted now, or was already
   * @param unsure where there is no room: those that have not been looked at for ten seconds, some
   *     of them
   */
  record Answer(boolean isOpen, List<Counted> unsure) {}

  /**
   * Counts a Map Run, where there is room. It may be asked again.
   *
   * @param most how many there may be in its account and region
   */
  Future<Answer> open(Opening opening, int most);

  /** It has ended, and is not counted any more. */
  Future<Void> close(Opening opening);

  /** Tells whether one that was unsure is open; where it has been opened anew since, it is. */
  Future<Void> settle(Counted unsure, boolean isOpen);
}
