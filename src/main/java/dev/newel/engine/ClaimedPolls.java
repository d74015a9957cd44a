package dev.newel.engine;

import dev.newel.engine.activity.Poll;
import dev.newel.engine.message.EngineReply;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.start.ExecutionStart;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The polls that get tasks by one turn, once it stands. */
final class ClaimedPolls {

  private final List<Claim> claims = new ArrayList<>(1);

  /** A poll, and what its task is named by. */
  private record Claim(Poll poll, long token) {}

  void add(Poll poll, long token) {
    claims.add(new Claim(poll, token));
  }

  /**
   * Answers the polls whose hand-outs stand; the others wait on. A commit that is refused may stand
   * since an earlier try of it; one that is not can have ended the execution, as its history was
   * full.
   *
   * @param frames that stand in the store
   */
  void answer(ExecutionStart execution, Collection<@Nullable Frame> frames) {
    for (Claim claim : claims) {
      Frame frame = find(claim.token, frames);
      if (frame == null) {
        claim.poll.waitOn();
      } else {
        claim.poll.answer(EngineReply.Task.of(execution, frame));
      }
    }
  }

  private static @Nullable Frame find(long token, Collection<@Nullable Frame> frames) {
    for (Frame frame : frames) {
      if (frame != null && frame.awaits(token)) {
        return frame;
      }
    }
    return null;
  }

  /** The turn came to nothing. */
  void waitOn() {
    claims.forEach(claim -> claim.poll.waitOn());
  }
}
