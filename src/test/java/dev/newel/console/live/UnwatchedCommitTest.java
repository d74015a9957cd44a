package dev.newel.console.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.newel.console.peer.Neighbours;
import dev.newel.interpreter.RunningMachine;
import dev.newel.interpreter.model.Execution;
import dev.newel.interpreter.model.Turn;
import dev.newel.store.InstanceMessages;
import dev.newel.store.Overview;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What commits cost for the console's sake, while nobody looks. */
class UnwatchedCommitTest {

  private static final int COMMITS = 100_000;

  private final Vertx vertx = Vertx.vertx();
  private final Context context = vertx.getOrCreateContext();
  private final Said said = new Said();
  private final LiveHub hub =
      new LiveHub(vertx, context, new Neighbours(vertx, context, said, unread()));
  private final Turn turn =
      new Turn(new Execution(RunningMachine.startOf("{}")), RunningMachine.START);

  /** Takes down what is said to other instances: each is a call of Redis. */
  private static final class Said implements InstanceMessages {
    private final List<String> messages = Collections.synchronizedList(new ArrayList<>());
    private Consumer<String> listener = message -> {};

    @Override
    public String self() {
      return "this";
    }

    @Override
    public Future<Void> tellAll(String message) {
      return tell("all", message);
    }

    @Override
    public Future<Void> tell(String instance, String message) {
      messages.add(instance + " " + message);
      return Future.succeededFuture();
    }

    @Override
    public void onMessage(Consumer<String> heard) {
      listener = heard;
    }
  }

  /** A store that is not to be asked for anything. */
  private static Overview unread() {
    return (Overview)
        Proxy.newProxyInstance(
            Overview.class.getClassLoader(),
            new Class<?>[] {Overview.class},
            (proxy, method, arguments) -> {
              throw new AssertionError(method + " is called");
            });
  }

  @AfterEach
  void close() {
    hub.close();
    vertx.close().await();
  }

  /** What the event loop was given before is done. */
  private void awaitContext() {
    Future.<Void>future(done -> context.runOnContext(here -> done.complete())).await();
  }

  @Test
  void shouldCallNobodyUntilSomebodyWatches() {
    for (int i = 0; i < 1_000; i++) {
      hub.committed(turn, true);
    }
    awaitContext();
    assertThat(said.messages).isEmpty();

    String key = WatchKey.execution(turn.execution().start().key());
    said.listener.accept("{\"t\":\"watch\",\"from\":\"other\",\"keys\":[\"" + key + "\"]}");
    awaitContext();
    hub.committed(turn, true);
    Awaitility.await().until(() -> !said.messages.isEmpty());
    assertThat(said.messages.get(0)).startsWith("other ").contains(key);
  }

  @Test
  void shouldAllocateNothingWhileNobodyWatches() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < COMMITS; i++) {
      hub.committed(turn, true);
    }
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;

    assertThat(allocated / COMMITS).isZero();
  }
}
