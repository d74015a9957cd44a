package dev.newel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.engine.message.EngineReply;
import dev.newel.engine.message.EngineRequest;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.store.OutboxEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EngineTest {

  private static final OutboxEntry ENTRY =
      new OutboxEntry(Turns.KEY, 0, 1, OutboxEntry.Kind.PERFORM, "");
  private static final EngineRequest STOP =
      new EngineRequest.Deliver(Turns.KEY, new Stimulus.Stopped(null, null), "call");

  private final Parts parts = new Parts();
  private final List<Job> jobs = new ArrayList<>();
  private final List<Mailbox> working = new ArrayList<>();
  private final Engine engine =
      new Engine(
          new Mailboxes(this::work, 50_000),
          parts.matcher,
          parts.recovery(parts.interpreters(Turns.TASK)),
          parts.outbox,
          new ActivityChanges(parts.store.catalog(), parts.matcher));
  private final List<EngineReply> answers = new ArrayList<>();

  private void work(Mailbox mailbox) {
    jobs.add(mailbox.take());
    working.add(mailbox);
  }

  private void ask(EngineRequest request) {
    engine.handle(request, answers::add);
  }

  static Stream<EngineRequest> requestsOfEachKind() {
    Map<Class<?>, EngineRequest> samples =
        Map.of(
            EngineRequest.Start.class, new EngineRequest.Start(Turns.START),
            EngineRequest.Deliver.class, STOP,
            EngineRequest.TryAgain.class,
                new EngineRequest.TryAgain(Turns.KEY, new Stimulus.ExecutionDue()),
            EngineRequest.Heartbeat.class, new EngineRequest.Heartbeat(Turns.KEY, 0, 7),
            EngineRequest.Poll.class, poll(),
            EngineRequest.LookAgain.class, new EngineRequest.LookAgain(),
            EngineRequest.Recover.class, new EngineRequest.Recover(ENTRY));
    return Arrays.stream(EngineRequest.class.getPermittedSubclasses())
        .map(kind -> Objects.requireNonNull(samples.get(kind), kind.getName()));
  }

  private static EngineRequest poll() {
    return new EngineRequest.Poll(Parts.WORK, 1, "worker", () -> false, gone -> {});
  }

  @ParameterizedTest
  @MethodSource("requestsOfEachKind")
  void shouldSeeToRequestsOfEachKind(EngineRequest request) {
    ask(poll());
    int calls = parts.wire.calls();
    ask(request);

    boolean hasLooked = parts.wire.calls() > calls;
    assertThat(Stream.of(!jobs.isEmpty(), hasLooked, polls() == 2).filter(seen -> seen)).hasSize(1);
  }

  private int polls() {
    int waiting = 0;
    while (parts.matcher.claim(Parts.WORK) != null) {
      waiting++;
    }
    return waiting;
  }

  @Test
  void shouldMakeJobsOfRequests() {
    requestsOfEachKind().forEach(this::ask);
    assertThat(working).hasSize(1);
    Mailbox mailbox = working.get(0);
    while (!mailbox.isEmpty()) {
      jobs.add(mailbox.take());
    }

    assertThat(jobs)
        .extracting(job -> (Object) job.getClass())
        .containsOnly((Object[]) Job.class.getPermittedSubclasses());
    assertThat(jobs)
        .filteredOn(Job.Fact.class::isInstance)
        .extracting(fact -> ((Job.Fact) fact).invocationId())
        .containsExactlyInAnyOrder("call", null);
    jobs.forEach(job -> job.reply().accept(new EngineReply.NoExecution()));
    assertThat(answers).hasSize(3);
    assertThat(parts.struck()).containsExactly(ENTRY);
  }

  @Test
  void shouldForgetWhatMayBeOutOfDateAndLookIntoQueuesWhenTheStoreIsBack() {
    ask(poll());
    int calls = parts.wire.calls();

    engine.storeIsBack();
    assertThat(parts.wire.calls()).isEqualTo(calls + 1);
  }

  @Test
  void shouldHandOutWhatItIsWokenFor() {
    ask(poll());
    int calls = parts.wire.calls();
    engine.woken(Parts.WORK);

    assertThat(parts.wire.calls()).isEqualTo(calls + 1);
  }

  @Test
  void shouldBeIdleWhenNothingIsInFlight() {
    assertThat(engine.isIdle()).isTrue();
    ask(STOP);
    assertThat(engine.isIdle()).isFalse();
    assertThat(engine.hasNoTaskInHand()).isTrue();
    working.get(0).finish();
    assertThat(engine.isIdle()).isTrue();

    parts.outbox.hold(ENTRY);
    assertThat(engine.isIdle()).isFalse();
    parts.outbox.letLapse(ENTRY);
    parts.wire.slow();
    ask(poll());
    assertThat(engine.isIdle()).isFalse();
    assertThat(engine.hasNoTaskInHand()).isFalse();
  }

  @Test
  void shouldEndPollsWhenItCloses() {
    ask(poll());
    engine.close();

    assertThat(answers).containsExactly(new EngineReply.NoTask());
  }
}
