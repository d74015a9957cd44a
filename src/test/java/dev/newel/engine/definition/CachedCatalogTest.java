package dev.newel.engine.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.asl.parse.Definitions;
import dev.newel.aws.Name;
import dev.newel.interpreter.RunningMachine;
import dev.newel.store.Catalog.Machine;
import dev.newel.store.Flaws;
import dev.newel.store.ModelServer;
import dev.newel.store.ModelStore;
import dev.newel.store.Wire;
import dev.newel.testing.ManualClock;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CachedCatalogTest {

  private static final Name NAME = new Name(RunningMachine.HOME, "m");
  private static final long HEAP = 64 * 10_000;

  private final ManualClock clock = new ManualClock(RunningMachine.START);
  private final SlowReplies wire = new SlowReplies();
  private final ModelStore store =
      new ModelStore(
          new ModelServer(1, clock::millis, Flaws.NONE), "here", clock, 1_000, wire, () -> wire);
  private final CachedCatalog cached =
      new CachedCatalog(store, Definitions.PARSER, Preparation.NONE, HEAP);

  /** What is sent is done at once, and its reply comes when it is let through. */
  private static final class SlowReplies implements Wire {
    private final List<Runnable> heldUp = new ArrayList<>();
    private boolean slow;
    private int calls;

    @Override
    public <T extends @Nullable Object> Future<T> send(Supplier<T> script) {
      calls++;
      T reply = script.get();
      Promise<T> promise = Promise.promise();
      heldUp.add(() -> promise.complete(reply));
      if (!slow) {
        letThrough();
      }
      return promise.future();
    }

    void letThrough() {
      slow = false;
      List<Runnable> all = List.copyOf(heldUp);
      heldUp.clear();
      all.forEach(Runnable::run);
    }
  }

  private void create(Name name) {
    String definition = "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Succeed\"}}}";
    store
        .catalog()
        .createMachine(
            new Machine(name, "1", true, 1, 1, "STANDARD", "role", definition, "{}", "[]", false));
  }

  private int callsFor(Supplier<Future<?>> asked) {
    int before = wire.calls;
    assertThat(asked.get().succeeded()).isTrue();
    return wire.calls - before;
  }

  @Test
  void shouldRememberWhatWasReadForAMinute() {
    create(NAME);
    assertThat(callsFor(() -> cached.machine(NAME))).isEqualTo(1);
    clock.advance(59_999);
    assertThat(callsFor(() -> cached.machine(NAME))).isZero();
    clock.advance(1);
    assertThat(callsFor(() -> cached.machine(NAME))).isEqualTo(1);
  }

  @Test
  void shouldNotKeepWhatWasReadBeforeAChange() {
    wire.slow = true;
    Future<@Nullable Machine> before = cached.machine(NAME);
    List<Runnable> reply = List.copyOf(wire.heldUp);
    wire.heldUp.clear();
    wire.slow = false;
    create(NAME);
    reply.forEach(Runnable::run);

    assertThat(before.result()).isNull();
    assertThat(cached.machine(NAME).result()).isNotNull();
  }

  @Test
  void shouldForgetNamesThatNothingHas() {
    for (int i = 0; i < 1_000; i++) {
      cached.machine(new Name(RunningMachine.HOME, "none" + i));
    }
    assertThat(callsFor(() -> cached.machine(new Name(RunningMachine.HOME, "none999")))).isZero();
    assertThat(callsFor(() -> cached.machine(new Name(RunningMachine.HOME, "none0")))).isOne();
  }

  @Test
  void shouldKnowOfADeletedMachineOnlyByTheStore() {
    create(NAME);
    Program program = cached.program(NAME, "1").result();
    assertThat(cached.isDeleted(program).result()).isFalse();
    assertThat(cached.isKnownToStay(program)).isTrue();
    store.catalog().deleteMachine(NAME);

    assertThat(cached.isKnownToStay(program)).isFalse();
    assertThat(cached.isDeleted(program).result()).isTrue();
    assertThat(callsFor(() -> cached.isDeleted(program))).isOne();
  }

  @Test
  void shouldTakeAMachineOfAnotherTimeForAnother() {
    create(NAME);
    Program program = cached.program(NAME, "1").result();
    store.catalog().deleteMachine(NAME);
    store
        .catalog()
        .createMachine(
            new Machine(NAME, "2", true, 2, 2, "STANDARD", "role", "{}", "{}", "[]", false));

    assertThat(cached.isDeleted(program).result()).isTrue();
  }
}
