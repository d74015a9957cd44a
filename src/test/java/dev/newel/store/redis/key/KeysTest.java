package dev.newel.store.redis.key;

import static dev.newel.interpreter.model.ExecutionStatus.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.aws.Home;
import dev.newel.aws.Name;
import dev.newel.aws.Qualifier;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.store.ClosedExecutions.Closed;
import dev.newel.store.ExpressRuns.Run;
import dev.newel.store.OpenMapRuns.Opening;
import dev.newel.store.OutboxEntry;
import dev.newel.store.PartitionStore.Deadline;
import dev.newel.store.TaskQueues.TaskRef;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in Redis already must be found again: these texts never change. */
class KeysTest {

  private static final Home SHORT = Home.of("us-east-1", "000000000000");
  private static final Home OTHER = Home.of("eu-west-1", "000000000002");
  private static final Keys KEYS = new Keys(64, SHORT);

  private static List<String> all(Home home) {
    ExecutionKey key = new ExecutionKey(home, "machine", "run");
    Name name = new Name(home, "name");
    TaskRef task = new TaskRef(key, 3, -7);
    return List.of(
        KEYS.execution(key),
        KEYS.history(key),
        KEYS.index("{p1}", key.machineName(), ExecutionStatus.TIMED_OUT),
        KEYS.endedEntry(Starts.of(key, Qualifier.NONE), ExecutionStatus.SUCCEEDED, 42),
        KEYS.index("{p1}", key.machineName(), "PROD", ExecutionStatus.FAILED),
        KEYS.endedEntry(Starts.of(key, new Qualifier(3, "PROD")), ExecutionStatus.SUCCEEDED, 42),
        KEYS.call(key, "id"),
        KEYS.deadline(key, -1),
        KEYS.outboxEntry(new OutboxEntry(key, 3, -7, OutboxEntry.Kind.WITHDRAW, "work")),
        KEYS.task(task),
        KEYS.machine(name),
        KEYS.revision(name, "r1"),
        KEYS.versions(name),
        KEYS.aliases(name),
        KEYS.activity(name),
        KEYS.queue(name),
        KEYS.leased(name),
        KEYS.waiting(name),
        KEYS.machines(home),
        KEYS.activities(home),
        KEYS.openMapRuns(home),
        KEYS.openMapRun(new Opening(key, "map-1")),
        KEYS.part(name));
  }

  @Test
  void shouldWriteTheShortHomeAsIfThereWereNoOther() {
    assertThat(all(SHORT))
        .containsExactly(
            "{p15}x:machine:run",
            "{p15}h:machine:run",
            "{p1}i:machine:T",
            "42 S machine:run",
            "{p1}i:machine:PROD:F",
            "42 S/3/PROD machine:run",
            "id",
            "machine:run -1",
            "machine:run 3 -7 W work",
            "machine:run 3 -7",
            "{m:name}",
            "{m:name}:r1",
            "{m:name}v",
            "{m:name}a",
            "{a:name}",
            "{a:name}q",
            "{a:name}l",
            "{a:name}w",
            "{newel}:machines",
            "{newel}:activities",
            "{newel}:map-runs",
            "machine:run map-1",
            "name");
  }

  @Test
  void shouldWriteAnyOtherHomeInFrontOfTheName() {
    assertThat(all(OTHER))
        .containsExactly(
            "{p15}x:000000000002/eu-west-1/machine:run",
            "{p15}h:000000000002/eu-west-1/machine:run",
            "{p1}i:000000000002/eu-west-1/machine:T",
            "42 S 000000000002/eu-west-1/machine:run",
            "{p1}i:000000000002/eu-west-1/machine:PROD:F",
            "42 S/3/PROD 000000000002/eu-west-1/machine:run",
            "000000000002/eu-west-1/id",
            "000000000002/eu-west-1/machine:run -1",
            "000000000002/eu-west-1/machine:run 3 -7 W work",
            "000000000002/eu-west-1/machine:run 3 -7",
            "{m:000000000002/eu-west-1/name}",
            "{m:000000000002/eu-west-1/name}:r1",
            "{m:000000000002/eu-west-1/name}v",
            "{m:000000000002/eu-west-1/name}a",
            "{a:000000000002/eu-west-1/name}",
            "{a:000000000002/eu-west-1/name}q",
            "{a:000000000002/eu-west-1/name}l",
            "{a:000000000002/eu-west-1/name}w",
            "{newel}:machines:000000000002/eu-west-1",
            "{newel}:activities:000000000002/eu-west-1",
            "{newel}:map-runs:000000000002/eu-west-1",
            "000000000002/eu-west-1/machine:run map-1",
            "000000000002/eu-west-1/name");
  }

  @Test
  void shouldReadMembersAsTheyWere() {
    for (Home home : List.of(SHORT, OTHER, Home.of("cn-north-1", "123456789012"))) {
      ExecutionKey key = new ExecutionKey(home, "machine", "run");
      TaskRef task = new TaskRef(key, 3, -7);
      OutboxEntry entry = new OutboxEntry(key, 3, -7, OutboxEntry.Kind.WITHDRAW, "work");
      assertThat(KEYS.task(KEYS.task(task))).isEqualTo(task);
      assertThat(KEYS.outboxEntry(KEYS.outboxEntry(entry))).isEqualTo(entry);
      for (OutboxEntry.Kind kind : OutboxEntry.Kind.values()) {
        OutboxEntry other = new OutboxEntry(key, 3, -7, kind, key.arn());
        assertThat(KEYS.outboxEntry(KEYS.outboxEntry(other))).isEqualTo(other);
      }
      Opening opening = new Opening(new ExecutionKey(home, "machine/label/runs", "id"), "3");
      assertThat(KEYS.openMapRun(KEYS.openMapRun(opening))).isEqualTo(opening);
      Run run = new Run(key, "id");
      assertThat(KEYS.run(KEYS.run(run))).isEqualTo(run);
      assertThat(KEYS.deadline(KEYS.deadline(key, 5), 9)).isEqualTo(new Deadline(key, 5, 9));
      assertThat(KEYS.name(KEYS.part(new Name(home, "name")))).isEqualTo(new Name(home, "name"));
    }
  }

  @Test
  void shouldWriteNoTwoNamesAlike() {
    List<String> names =
        List.of("n", "/n", "a/n", "000000000002/eu-west-1/n", "000000000000/us-east-1/n", "/", "");
    Set<String> written = new HashSet<>();
    for (Home home : List.of(SHORT, OTHER)) {
      for (String text : names) {
        Name name = new Name(home, text);
        assertThat(written.add(KEYS.part(name))).as("%s", name).isTrue();
        assertThat(KEYS.name(KEYS.part(name))).isEqualTo(name);
      }
    }
  }

  @Test
  void shouldReadWhatHasEndedInBothForms() {
    ExecutionKey key = new ExecutionKey(OTHER, "machine", "run");

    assertThat(KEYS.closed("42 S/3/PROD machine:run", 50))
        .extracting(Closed::execution, Closed::endedAt)
        .containsExactly(new ExecutionKey(SHORT, "machine", "run"), 42L);
    assertThat(KEYS.closed(KEYS.endedEntry(Starts.of(key, Qualifier.NONE), SUCCEEDED, 42), 50))
        .extracting(Closed::execution, Closed::age)
        .containsExactly(key, Duration.ofMillis(8));
    assertThat(KEYS.closed("+42 S machine:run other/list run:1", 50))
        .extracting(Closed::execution)
        .isEqualTo(new ExecutionKey(SHORT, "machine", "run"));
  }

  /** The scripts take nothing else for an entry, and would never remove it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "42",
        "42 S",
        "42 S machine",
        "42 S :run",
        "42 S machine:",
        "42 s machine:run",
        "4+2 S machine:run",
        "++42 S machine:run list member",
        "+42 S machine:run",
        "+42 S machine:run list",
        "+42 S/3 machine:run list member",
        "-42 S machine:run",
        "42  machine:run",
        "99999999999999999999 S machine:run",
        "42 S one/machine:run",
      })
  void shouldReadNothingElseAsEnded(String entry) {
    assertThat(KEYS.closed(entry, 50)).isNull();
  }
}
