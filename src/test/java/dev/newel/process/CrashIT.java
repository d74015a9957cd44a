package dev.newel.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.process.NewelApi.Task;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Executions that wait for something go on after a crash, on time and with whole histories. */
class CrashIT {

  /** What Redis has not synchronised to its file when it is killed may be lost. */
  private static final Duration SYNC = Duration.ofMillis(2_500);

  private static final Duration DOWN = Duration.ofSeconds(3);

  private static final String RETRY =
      ",\"Retry\":[{\"ErrorEquals\":[\"Oops\"],\"IntervalSeconds\":9,\"MaxAttempts\":1}]";

  /** How late a deadline may be met by a machine that has much else to do. */
  private static final double LATE_S = 5;

  @TempDir Path folder;

  /** The executions by the names of their machines. */
  private final Map<String, String> executions = new HashMap<>();

  private double readyAgainAt;

  @ParameterizedTest(name = "Redis killed too: {0}")
  @ValueSource(booleans = {false, true})
  void shouldGoOnAfterACrash(boolean withRedis) throws Exception {
    Path data = folder.resolve("data");
    String work;
    String failing;
    Task taken;
    Task heard;
    try (NewelProcess newel = NewelProcess.startOn(data)) {
      NewelApi api = newel.api();
      work = api.createActivity("work");
      failing = api.createActivity("failing");
      startAll(api, work, failing);
      taken = api.poll(api.createActivity("taken"));
      heard = api.poll(api.createActivity("beating"));
      api.poll(api.createActivity("silent"));
      api.call("SendTaskFailure", token(api.poll(failing)).put("error", "Oops"));
      api.call("SendTaskHeartbeat", token(heard));
      pause(SYNC);
      newel.kill();
      if (withRedis) {
        killRedis(data);
      }
    }
    pause(DOWN);
    try (NewelProcess newel = NewelProcess.startOn(data)) {
      readyAgainAt = System.currentTimeMillis() / 1000.0;
      NewelApi api = newel.api();
      api.succeed(taken.token(), "\"by the token from before\"");
      api.call("SendTaskHeartbeat", token(heard));
      for (int tasks = 0; tasks < 4; tasks++) {
        api.succeed(api.poll(work).token(), "\"done\"");
      }
      api.succeed(api.poll(failing).token(), "\"at last\"");
      api.succeed(heard.token(), "\"alive\"");

      assertThat(ended(api, "scheduled").lastType()).isEqualTo("ExecutionSucceeded");
      assertThat(ended(api, "taken").lastType()).isEqualTo("ExecutionSucceeded");
      assertThat(ended(api, "beating").lastType()).isEqualTo("ExecutionSucceeded");
      assertThat(ended(api, "nested").lastType()).isEqualTo("ExecutionSucceeded");
      assertOnTime(ended(api, "soon"), "WaitStateEntered", "WaitStateExited", 4);
      assertOnTime(ended(api, "later"), "WaitStateEntered", "WaitStateExited", 11);
      assertOnTime(ended(api, "retrying"), "ActivityFailed", "ExecutionSucceeded", 9);
      assertOnTime(ended(api, "late"), "ExecutionStarted", "ExecutionTimedOut", 9);
      assertOnTime(ended(api, "silent"), "ActivityStarted", "ActivityTimedOut", 8);
      assertOnTime(ended(api, "nested"), "WaitStateEntered", "ParallelStateSucceeded", 7);
    }
  }

  private void startAll(NewelApi api, String work, String failing) throws IOException {
    start(api, "soon", Definitions.waiting(4));
    start(api, "later", Definitions.waiting(11));
    start(api, "scheduled", Definitions.activity(work, ""));
    start(api, "taken", Definitions.activity(api.createActivity("taken"), ""));
    start(api, "late", Definitions.activityWithin(9, api.createActivity("unheard-of")));
    start(api, "silent", beatingEvery(8, api.createActivity("silent")));
    start(api, "beating", beatingEvery(20, api.createActivity("beating")));
    start(api, "retrying", Definitions.activity(failing, RETRY));
    start(api, "nested", Definitions.nested(work));
  }

  private static String beatingEvery(int seconds, String activity) {
    return Definitions.activity(activity, ",\"HeartbeatSeconds\":" + seconds);
  }

  private void start(NewelApi api, String name, String definition) throws IOException {
    executions.put(
        name, api.start(api.createMachine(name, definition), name, "{\"items\":[1,2,3]}"));
  }

  private History ended(NewelApi api, String name) {
    String execution = Objects.requireNonNull(executions.get(name));
    await().atMost(Duration.ofSeconds(40)).until(() -> History.of(api, execution).hasEnded());
    return history(api, execution).assertWhole();
  }

  private static History history(NewelApi api, String execution) {
    try {
      return History.of(api, execution);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Never before its time, and soon after it, or after Newel was there again. */
  private void assertOnTime(History history, String from, String to, int seconds) {
    double begun = history.secondsOf(from);
    double met = history.secondsOf(to);
    assertThat(met - begun).as(history.toString()).isGreaterThanOrEqualTo(seconds - 0.001);
    assertThat(met - Math.max(begun + seconds, readyAgainAt))
        .as(history.toString())
        .isLessThan(LATE_S);
    System.out.printf(
        "%s: %.3f s late%n", history.executionArn(), met - Math.max(begun + seconds, readyAgainAt));
  }

  private static ObjectNode token(Task task) {
    return NewelApi.object().put("taskToken", task.token());
  }

  private static void killRedis(Path data) throws IOException {
    long pid = Long.parseLong(Files.readString(data.resolve("redis.pid")).strip());
    ProcessHandle redis = ProcessHandle.of(pid).orElseThrow();
    redis.destroyForcibly();
    await().until(() -> redis.info().command().isEmpty());
  }

  private static void pause(Duration time) {
    await().pollDelay(time).atMost(time.plusSeconds(10)).until(() -> true);
  }
}
