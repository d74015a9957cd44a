package dev.newel.timer;

import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.engine.message.EngineAddresses;
import dev.newel.engine.message.EngineClient;
import dev.newel.engine.message.EngineMessage;
import dev.newel.engine.message.EngineRequest;
import dev.newel.engine.message.TimerRequest;
import dev.newel.interpreter.RunningMachine;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.store.Flaws;
import dev.newel.store.ModelServer;
import dev.newel.store.ModelStore;
import dev.newel.store.PartitionStore;
import dev.newel.store.Wire;
import dev.newel.testing.ManualClock;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class TimerVerticleTest {

  private static final int PARTITIONS = 64;
  private static final int MANY = 500;

  /** It stands still, so that a sign of life holds as long as the test takes. */
  private final ManualClock clock = new ManualClock(1_000_000);

  private final ModelServer server =
      new ModelServer(PARTITIONS, clock::millis, new Flaws(Set.of(), Runnable::run));

  private ModelStore store(String instance) {
    ModelStore store =
        new ModelStore(server, instance, clock, 1_000, Wire.DIRECT, () -> Wire.DIRECT);
    server.listen(instance, store);
    return store;
  }

  private static final ExecutionKey KEY = RunningMachine.startOf("{}").key();

  /** What an engine is asked while something is done. */
  private static List<EngineRequest> asked(Vertx vertx) {
    List<EngineRequest> asked = new CopyOnWriteArrayList<>();
    vertx
        .eventBus()
        .<EngineMessage<EngineRequest>>localConsumer(
            EngineAddresses.engine(0), message -> asked.add(message.body().request()));
    return asked;
  }

  private static void pause(Vertx vertx) {
    await(vertx.timer(60, TimeUnit.MILLISECONDS).mapEmpty());
  }

  @Test
  void shouldFireNothingThatIsNotDueWhateverItsTimersSay(Vertx vertx) {
    EngineClient.registerCodecs(vertx);
    EngineClient engines = new EngineClient(vertx, 1, PARTITIONS, Duration.ofSeconds(1));
    List<EngineRequest> asked = asked(vertx);
    await(
        vertx.deployVerticle(
            new TimerVerticle(store("one"), engines, clock, owned -> {}, late -> {})));
    long dueAt = clock.millis() + 20;

    engines.arm(new TimerRequest(KEY, 1, dueAt));
    engines.arm(new TimerRequest(KEY, PartitionStore.WHOLE_EXECUTION, dueAt));
    // the clock of the store stands still meanwhile
    pause(vertx);
    assertThat(asked).isEmpty();
    clock.advance(20);
    Awaitility.await().until(() -> asked.size() == 2);

    assertThat(asked)
        .containsExactlyInAnyOrder(
            new EngineRequest.Deliver(KEY, new Stimulus.FrameDue(1, dueAt), null),
            new EngineRequest.Deliver(KEY, new Stimulus.ExecutionDue(), null));
  }

  @Test
  void shouldNotHaveOneMachineWaitForAllThatAnotherHasDueInTheSameMoment(Vertx vertx) {
    EngineClient.registerCodecs(vertx);
    EngineClient engines = new EngineClient(vertx, 1, PARTITIONS, Duration.ofSeconds(1));
    List<EngineRequest> asked = asked(vertx); // and nobody answers
    await(
        vertx.deployVerticle(
            new TimerVerticle(store("one"), engines, clock, owned -> {}, late -> {})));
    ExecutionKey neighbour = new ExecutionKey(KEY.home(), "neighbour", "n");
    long dueAt = clock.millis() + 20;
    for (int frame = 0; frame < MANY; frame++) {
      engines.arm(new TimerRequest(KEY, frame, dueAt));
    }
    engines.arm(new TimerRequest(neighbour, 0, dueAt));
    clock.advance(20);

    // what is never answered keeps others up for a while only
    Awaitility.await().until(() -> asked.size() == MANY + 1);

    assertThat(asked.indexOf(new EngineRequest.Deliver(neighbour, due(dueAt), null)))
        .isLessThan(MANY / 2);
  }

  private static Stimulus due(long dueAt) {
    return new Stimulus.FrameDue(0, dueAt);
  }

  @Test
  void shouldGiveNoSignOfLifeAfterItHasLeft(Vertx vertx) {
    EngineClient.registerCodecs(vertx);
    EngineClient engines = new EngineClient(vertx, 1, PARTITIONS, Duration.ofSeconds(1));
    ModelStore other = store("other");
    String timer =
        await(
            vertx.deployVerticle(
                new TimerVerticle(store("one"), engines, clock, owned -> {}, late -> {})));
    assertThat(await(other.partitions().share()).partitions()).hasSizeBetween(1, PARTITIONS - 1);

    await(vertx.undeploy(timer));

    // what its own leaving may have set off has been done by then
    Promise<Void> later = Promise.promise();
    vertx.setTimer(50, passed -> later.complete());
    await(later.future());
    assertThat(await(other.partitions().share()).partitions()).hasSize(PARTITIONS);
  }
}
