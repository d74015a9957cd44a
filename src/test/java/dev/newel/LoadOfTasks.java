package dev.newel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.newel.testing.Workflows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** Clients that start executions and work for them, over whichever instances are there. */
final class LoadOfTasks implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration BETWEEN_STARTS = Duration.ofMillis(200);
  private static final int WORKERS = 3;

  private final List<SfnClient> instances = new CopyOnWriteArrayList<>();
  private final ExecutorService clients = Executors.newCachedThreadPool();
  private final Queue<String> executions = new ConcurrentLinkedQueue<>();
  private final Queue<String> outputs = new ConcurrentLinkedQueue<>();
  private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
  private final AtomicInteger turn = new AtomicInteger();
  private final AtomicInteger tasks = new AtomicInteger();
  private volatile boolean isStarting = true;
  private volatile boolean isWorking = true;

  /** Has an instance called from now on. */
  void add(SfnClient instance) {
    instances.add(instance);
  }

  /** Has an instance called no more. */
  void remove(SfnClient instance) {
    instances.remove(instance);
  }

  private SfnClient any() {
    return instances.get(Math.floorMod(turn.getAndIncrement(), instances.size()));
  }

  /** Starts executions of each machine, whose tasks are all of one activity. */
  void begin(List<String> machines, String activity) {
    for (String machine : machines) {
      run(() -> isStarting, sfn -> start(sfn, machine));
    }
    for (int i = 0; i < WORKERS; i++) {
      run(() -> isWorking, sfn -> work(sfn, activity));
    }
  }

  private interface Condition {
    boolean holds();
  }

  private void run(Condition goesOn, Consumer<SfnClient> call) {
    clients.execute(
        () -> {
          while (goesOn.holds()) {
            try {
              call.accept(any());
            } catch (RuntimeException | Error e) {
              failures.add(e);
            }
          }
        });
  }

  private void start(SfnClient sfn, String machine) {
    executions.add(new Workflows(sfn).start(machine, "{\"items\": [1, 2]}"));
    await().pollDelay(BETWEEN_STARTS).until(() -> true);
  }

  private void work(SfnClient sfn, String activity) {
    String token = sfn.getActivityTask(r -> r.activityArn(activity)).taskToken();
    if (token != null && !token.isEmpty()) {
      String output = Integer.toString(tasks.getAndIncrement());
      outputs.add(output);
      any().sendTaskSuccess(r -> r.taskToken(token).output(output));
    }
  }

  /** Waits until so many tasks more have been done. */
  void awaitTasks(int more) {
    int wanted = outputs.size() + more;
    await().atMost(PATIENCE).until(() -> outputs.size() >= wanted || !failures.isEmpty());
    assertThat(failures).isEmpty();
  }

  /** Starts nothing more, and checks that all has come to its end, each task once. */
  void finish() {
    isStarting = false;
    Workflows flows = new Workflows(any());
    List<String> found = new ArrayList<>();
    for (String execution : executions) {
      flows.awaitStatus(execution, "SUCCEEDED");
      List<HistoryEvent> history = flows.history(execution);
      for (int i = 0; i < history.size(); i++) {
        assertThat(history.get(i).id()).isEqualTo(i + 1L);
        if (history.get(i).activitySucceededEventDetails() != null) {
          found.add(history.get(i).activitySucceededEventDetails().output());
        }
      }
    }
    assertThat(failures).isEmpty();
    assertThat(found).containsExactlyInAnyOrderElementsOf(outputs);
  }

  @Override
  public void close() throws InterruptedException {
    isStarting = false;
    isWorking = false;
    clients.shutdown();
    assertThat(clients.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
  }
}
