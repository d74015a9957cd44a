package dev.newel.engine.message;

import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What one verticle has been asked and has not answered: whoever has waited for too long is told
 * so, within some seconds. One look at all of them now and then costs less than a timer for each.
 */
public final class Unanswered {

  private static final long LOOK_MS = 1_000;

  private final List<Waiting> waiting = new ArrayList<>();

  /** Who waits, and for how many looks more. */
  private static final class Waiting implements Consumer<EngineReply> {

    private volatile @Nullable EngineAnswer answer;
    private long looksLeft;

    private Waiting(EngineAnswer answer) {
      this.answer = answer;
      this.looksLeft = answer.patienceMillis() / LOOK_MS + 1;
    }

    @Override
    public void accept(EngineReply reply) {
      EngineAnswer waited = answer;
      if (waited != null) {
        answer = null;
        waited.give(reply);
      }
    }

    /** Whether nobody waits any more. */
    private boolean isOver() {
      EngineAnswer waited = answer;
      if (waited == null) {
        return true;
      }
      if (looksLeft-- > 0) {
        return false;
      }
      waited.giveUp();
      return true;
    }
  }

  /** Begins to look; in the verticle that answers, with which it ends. */
  public void begin(Vertx vertx) {
    vertx.setPeriodic(LOOK_MS, look -> waiting.removeIf(Waiting::isOver));
  }

  /** Has nobody wait any longer: the verticle ends. */
  public void end() {
    waiting.forEach(asked -> asked.accept(new EngineReply.Unavailable("the engine has ended")));
    waiting.clear();
  }

  /** What takes the answer to a message, on any thread. */
  public Consumer<EngineReply> to(EngineMessage<?> message) {
    EngineAnswer answer = message.answer();
    if (answer == null) {
      return Unanswered::toNobody;
    }
    Waiting asked = new Waiting(answer);
    waiting.add(asked);
    return asked;
  }

  private static void toNobody(EngineReply reply) {}
}
