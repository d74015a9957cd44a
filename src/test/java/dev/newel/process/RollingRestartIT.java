package dev.newel.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Instances are stopped and started one after the other under load, as a Deployment does it: no
 * client notices, and no timer does.
 */
class RollingRestartIT {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** How long new connections still come after an instance was told to stop. */
  private static final Duration ENDPOINT_LAG = Duration.ofMillis(300);

  private static final Duration BETWEEN = Duration.ofSeconds(2);
  private static final Duration STOP = Duration.ofSeconds(10);

  private static final String WAITS =
      """
      {"StartAt":"One","States":{
        "One":{"Type":"Wait","Seconds":1,"Next":"Three"},
        "Three":{"Type":"Wait","Seconds":3,"Next":"Two"},
        "Two":{"Type":"Wait","Seconds":2,"End":true}}}
      """;

  @TempDir Path folder;

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void shouldRestartOneByOneWithNoClientNoticing() throws Exception {
    try (Instances instances = Instances.start(folder, 3);
        RoundRobinFront front = new RoundRobinFront();
        MachinePulse machine = new MachinePulse();
        RollingLoad load = new RollingLoad(front.port())) {
      instances.apis().forEach(api -> front.add(api.port()));
      NewelApi api = instances.api(0);
      String activity = api.createActivity("work");
      String never = api.createActivity("never");
      Map<String, String> machines = new TreeMap<>();
      machines.put("waits", api.createMachine("waits", WAITS));
      machines.put("timeout", api.createMachine("timeout", timeout(never)));
      machines.put("works", api.createMachine("works", Definitions.activity(activity, "")));
      machines.put("chain", api.createMachine("chain", chain(activity)));
      begin(load, machines, activity);
      pause(BETWEEN);
      for (int i = 0; i < 3; i++) {
        restart(instances, front, i);
        pause(BETWEEN);
      }
      load.startNoMore();
      System.out.printf(
          "%d calls, %d named and %d unnamed executions, %d tasks%n",
          load.calls(), load.executions.size(), load.unnamed.size(), load.tokens.size());

      assertThat(load.failures).isEmpty();
      check(instances.api(0), load, machines, new Lateness(machine));
    }
  }

  private static void begin(RollingLoad load, Map<String, String> machines, String activity) {
    load.work(activity);
    machines.forEach((name, arn) -> load.start(arn, name, true, 150));
    String works = Objects.requireNonNull(machines.get("works"));
    load.start(works, "unnamed", false, 150);
    load.look(works, 40);
  }

  private static void restart(Instances instances, RoundRobinFront front, int number)
      throws IOException, InterruptedException {
    NewelProcess old = instances.get(number);
    int port = old.api().port();
    long from = System.nanoTime();
    old.signal("TERM");
    pause(ENDPOINT_LAG);
    front.remove(port);
    int code = old.awaitExit();
    Duration stopped = Duration.ofNanos(System.nanoTime() - from);
    System.out.printf("stopped in %s%n", stopped);
    assertThat(stopped).isLessThan(STOP);
    assertThat(code).isEqualTo(143);
    assertThat(old.output()).doesNotContain("\tat ", "did not stop in time");
    front.add(instances.replace(number).api().port());
  }

  private static void check(
      NewelApi api, RollingLoad load, Map<String, String> machines, Lateness late)
      throws IOException {
    List<String> outputs = new ArrayList<>();
    for (String machine : machines.values()) {
      await().atMost(PATIENCE).until(() -> api.executions(machine, "RUNNING").isEmpty());
      for (String execution : api.executions(machine)) {
        History history = History.of(api, execution).assertWhole();
        late.add(history);
        outputs.addAll(history.taskOutputs());
        assertThat(history.lastType())
            .as(execution)
            .isEqualTo(execution.contains(":timeout:") ? "ExecutionFailed" : "ExecutionSucceeded");
      }
    }
    assertThat(load.handedOutTwice).isEmpty();
    assertThat(outputs).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(load.outputs);
    assertStartedOnce(api, machines, load);
    late.print();
    late.assertWithinASecond();
  }

  /** Each call that was acknowledged started one execution, and nothing else was started. */
  private static void assertStartedOnce(
      NewelApi api, Map<String, String> machines, RollingLoad load) throws IOException {
    Collection<String> there = new ArrayList<>();
    for (String machine : machines.values()) {
      there.addAll(api.executions(machine));
    }
    List<String> acknowledged = new ArrayList<>(load.executions.values());
    acknowledged.addAll(load.unnamed.values());
    assertThat(there).doesNotHaveDuplicates();
    assertThat(new HashSet<>(there)).isEqualTo(new HashSet<>(acknowledged));
    assertThat(acknowledged).doesNotHaveDuplicates();
  }

  private static String timeout(String activity) {
    return Definitions.activity(
        activity,
        ",\"TimeoutSeconds\":2,\"Retry\":[{\"ErrorEquals\":[\"States.Timeout\"],"
            + "\"IntervalSeconds\":1,\"MaxAttempts\":1}]");
  }

  private static String chain(String activity) {
    String task = "{\"Type\":\"Task\",\"Resource\":\"" + activity + "\",";
    return "{\"StartAt\":\"A\",\"States\":{\"A\":%s\"Next\":\"B\"},\"B\":%s\"Next\":\"C\"},\"C\":%s\"End\":true}}}"
        .formatted(task, task, task);
  }

  private static void pause(Duration time) {
    await().pollDelay(time).atMost(time.plusSeconds(60)).until(() -> true);
  }
}
