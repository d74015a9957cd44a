package dev.newel.engine.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.testing.ManualVertx;
import io.vertx.core.Future;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever asks hears the answer, or that there is none. */
class UnansweredTest {

  private static final EngineReply REPLY = new EngineReply.NoExecution();
  private static final EngineReply OTHER = new EngineReply.NoTask();

  private final ManualVertx vertx = new ManualVertx();
  private final Unanswered unanswered = new Unanswered();

  @BeforeEach
  void begin() {
    unanswered.begin(vertx.vertx());
  }

  private EngineAnswer waitingFor(long millis) {
    return new EngineAnswer(vertx.vertx().getOrCreateContext(), millis);
  }

  private Consumer<EngineReply> replyTo(EngineAnswer answer) {
    return unanswered.to(new EngineMessage<>(new EngineRequest.LookAgain(), answer));
  }

  @Test
  void shouldBringTheAnswerToTheEventLoopThatAsked() {
    EngineAnswer asked = waitingFor(30_000);
    replyTo(asked).accept(REPLY);
    assertThat(asked.future().isComplete()).isFalse();

    vertx.pass(0);

    assertThat(asked.future().result()).isEqualTo(REPLY);
  }

  @Test
  void shouldBringTheFirstAnswerAlone() {
    EngineAnswer asked = waitingFor(30_000);
    Consumer<EngineReply> reply = replyTo(asked);
    reply.accept(REPLY);
    reply.accept(OTHER);
    vertx.pass(60_000);

    assertThat(asked.future().result()).isEqualTo(REPLY);
  }

  @Test
  void shouldSayThatThereIsNoneWhenTheTimeIsUp() {
    EngineAnswer brief = waitingFor(5_000);
    EngineAnswer longer = waitingFor(30_000);
    Consumer<EngineReply> late = replyTo(brief);
    replyTo(longer);
    vertx.pass(4_900);
    assertThat(brief.future().isComplete()).isFalse();

    vertx.pass(3_000);
    late.accept(REPLY);
    vertx.pass(0);

    assertTimedOut(brief.future());
    assertThat(longer.future().isComplete()).isFalse();
    vertx.pass(30_000);
    assertTimedOut(longer.future());
  }

  @Test
  void shouldKeepNobodyWaitingWhenItEnds() {
    EngineAnswer asked = waitingFor(30_000);
    replyTo(asked);
    unanswered.end();
    vertx.pass(0);

    assertThat(asked.future().result()).isInstanceOf(EngineReply.Unavailable.class);
  }

  private static void assertTimedOut(Future<EngineReply> future) {
    assertThat(future.cause())
        .isInstanceOfSatisfying(
            ReplyException.class,
            why -> assertThat(why.failureType()).isEqualTo(ReplyFailure.TIMEOUT));
  }

  @Test
  void shouldAnswerNobodyWhereNobodyWaits() {
    unanswered.to(new EngineMessage<>(new EngineRequest.LookAgain(), null)).accept(REPLY);
    vertx.pass(5_000);

    assertThat(vertx.sent()).isEmpty();
  }
}
