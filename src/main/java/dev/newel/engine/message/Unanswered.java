package dev.newel.engine.message;

import io.vertx.core.Vertx;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What one verticle has been asked and has not answered: whoever has waited for too long is told
 * so.
 */
public final class Unanswered {

  private static final long LOOK_MS = 1_000;

  private final Expiries<Waiting> waiting = new Expiries<>(LOOK_MS);

  /** Who waits. */
  private static final class Waiting extends Expiring implements Consumer<EngineReply> {

    private volatile @Nullable EngineAnswer answer;

    private Waiting(EngineAnswer answer) {
      this.answer = answer;
    }

    @Override
    public void accept(EngineReply reply) {
      EngineAnswer waited = answer;
      if (waited != null) {
        answer = null;
        waited.give(reply);
      }
    }

    @Override
    protected boolean isOver() {
      return answer == null;
    }

    @Override
    protected void expire() {
      EngineAnswer waited = answer;
      if (waited != null) {
        waited.giveUp();
      }
    }
  }

  /** Begins to look; in the verticle that answers, with which it ends. */
  public void begin(Vertx vertx) {
    waiting.begin(vertx);
  }

  /** Has nobody wait any longer: the verticle ends. */
  public void end() {
    waiting
        .takeAll()
        .forEach(asked -> asked.accept(new EngineReply.Unavailable("the engine has ended")));
  }

  /** What takes the answer to a message, on any thread. */
  public Consumer<EngineReply> to(EngineMessage<?> message) {
    EngineAnswer answer = message.answer();
    if (answer == null) {
      return Unanswered::toNobody;
    }
    Waiting asked = new Waiting(answer);
    waiting.add(asked, answer.patienceMillis());
    return asked;
  }

  private static void toNobody(EngineReply reply) {}
}
