package dev.newel.engine.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.newel.asl.data.Json;
import dev.newel.aws.Name;
import dev.newel.engine.message.EngineAddresses;
import dev.newel.engine.message.EngineClient;
import dev.newel.engine.message.EngineMessage;
import dev.newel.engine.message.EngineReply;
import dev.newel.engine.message.EngineRequest;
import dev.newel.interpreter.RunningMachine;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.store.TaskQueues.TaskRef;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Hand-outs to an engine that says what it is told to. */
@ExtendWith(VertxExtension.class)
class HandOutsTest {

  private static final EngineReply AWAY = new EngineReply.Unavailable("no answer");
  private static final EngineReply.TaskOrigin ORIGIN =
      new EngineReply.TaskOrigin(RunningMachine.startOf("{}"), 2);
  private static final EngineReply STARTED = new EngineReply.TaskStarted(ORIGIN, Json.EMPTY_OBJECT);
  private static final TaskRef TASK =
      new TaskRef(new ExecutionKey(RunningMachine.HOME, "machine", "run"), 0, 7);

  private final Queue<EngineReply> replies = new ConcurrentLinkedQueue<>();
  private final Queue<Long> tokens = new ConcurrentLinkedQueue<>();
  private final Queue<EngineReply> answers = new ConcurrentLinkedQueue<>();
  private final Queue<String> ends = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean clientGone = new AtomicBoolean();
  private HandOuts handOuts;

  @BeforeEach
  void listen(Vertx vertx) {
    EngineClient.registerCodecs(vertx);
    vertx
        .eventBus()
        .<EngineMessage<EngineRequest>>localConsumer(
            EngineAddresses.engine(0),
            message -> {
              var deliver = (EngineRequest.Deliver) message.body().request();
              tokens.add(((Stimulus.TaskStarted) deliver.stimulus()).token());
              Objects.requireNonNull(message.body().answer()).give(replies.remove());
            });
    EngineClient engines = new EngineClient(vertx, 1, 4, Duration.ofSeconds(1));
    handOuts = new HandOuts(vertx, engines, new SplittableRandom(1));
  }

  private void give(EngineReply... said) {
    replies.addAll(List.of(said));
    handOuts.give(new Recorded(), claimedPoll());
  }

  private Poll claimedPoll() {
    var request =
        new EngineRequest.Poll(
            new Name(RunningMachine.HOME, "activity"), 1, "worker", clientGone::get, gone -> {});
    Poll poll = new Poll(request, answers::add, home -> ends.add("waits on"));
    assertThat(poll.claim()).isTrue();
    return poll;
  }

  private final class Recorded implements WaitingTask {
    @Override
    public TaskRef ref() {
      return TASK;
    }

    @Override
    public long activityWasThere() {
      return Long.MAX_VALUE;
    }

    @Override
    public void decided() {
      ends.add("decided");
    }

    @Override
    public void putBack() {
      ends.add("put back");
    }
  }

  @Test
  void shouldTryAgainWithTheSameTokenUntilItIsKnownWhoseTheTaskIs() {
    give(AWAY, AWAY, STARTED);

    await().until(() -> !answers.isEmpty());
    long token = tokens.element();
    assertThat(tokens).containsExactly(token, token, token);
    assertThat(answers)
        .containsExactly(new EngineReply.Task(ORIGIN, TASK.frame(), token, Json.EMPTY_OBJECT));
    assertThat(ends).containsExactly("decided");
  }

  @Test
  void shouldLetThePollWaitOnWhenTheTaskIsAnothers() {
    give(new EngineReply.NoExecution());

    await().until(() -> ends.size() == 2);
    assertThat(ends).containsExactly("decided", "waits on");
    assertThat(answers).isEmpty();
  }

  private Poll askedPoll(Future<Boolean> presence) {
    var request =
        new EngineRequest.Poll(
            new Name(RunningMachine.HOME, "activity"),
            1,
            "w",
            () -> false,
            gone -> {},
            () -> presence);
    Poll poll = new Poll(request, answers::add, home -> ends.add("waits on"));
    assertThat(poll.claim()).isTrue();
    return poll;
  }

  @Test
  void shouldStartNothingBeforeTheClientHasSaidThatItIsThere() {
    replies.add(STARTED);
    Promise<Boolean> presence = Promise.promise();
    handOuts.give(new Recorded(), askedPoll(presence.future()));
    assertThat(tokens).isEmpty();

    presence.complete(true);

    await().until(() -> !answers.isEmpty());
    assertThat(ends).containsExactly("decided");
  }

  @Test
  void shouldPutTheTaskBackWhereTheClientDoesNotAnswer() {
    handOuts.give(new Recorded(), askedPoll(Future.failedFuture("nobody is there")));

    await().until(() -> !answers.isEmpty());
    assertThat(ends).containsExactly("put back");
    assertThat(answers).containsExactly(new EngineReply.NoTask());
    assertThat(tokens).isEmpty();
  }

  @Test
  void shouldPutTheTaskBackWhenTheClientGoesBeforeThatIsKnown() {
    replies.add(AWAY);
    Poll poll = claimedPoll();
    clientGone.set(true);

    handOuts.give(new Recorded(), poll);

    await().until(() -> ends.size() == 2);
    assertThat(ends).containsExactly("put back", "waits on");
    assertThat(tokens).hasSize(1);
  }
}
