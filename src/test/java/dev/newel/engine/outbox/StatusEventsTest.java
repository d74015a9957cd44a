package dev.newel.engine.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.engine.Parts;
import dev.newel.engine.RecordedPartitions.Renewal;
import dev.newel.engine.Turns;
import dev.newel.engine.status.StatusChange;
import dev.newel.engine.status.StatusListener;
import dev.newel.interpreter.model.Execution;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.Turn;
import dev.newel.store.OutboxEntry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusEventsTest {

  private static final String OTHER = "other";

  private final Parts parts = new Parts();
  private final List<StatusChange> told = new ArrayList<>();
  private Promise<Void> answer = Promise.promise();
  private final StatusEvents events = events("one", OTHER);
  private final Turn begun = Turns.of(Turns.TASK).begin();
  private final Turn atOnce = Turns.of(Turns.PASS).begin();

  /** A listener that is told, and gives the answer. */
  private final class Listener implements StatusListener {
    private final String name;

    Listener(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Future<Void> tell(StatusChange change) {
      if (name.equals(OTHER)) {
        return Future.succeededFuture();
      }
      told.add(change);
      return answer.future();
    }
  }

  private StatusEvents events(String... listeners) {
    List<StatusListener> all = new ArrayList<>();
    for (String name : listeners) {
      all.add(new Listener(name));
    }
    return new StatusEvents(all, parts.outbox, parts.vertx.clock());
  }

  private List<String> owed(Turn turn, boolean begins) {
    return events.owed(turn, begins).stream().map(OutboxEntry::object).toList();
  }

  private List<ExecutionStatus> statuses() {
    return told.stream().map(StatusChange::status).toList();
  }

  private static Execution ended() {
    Turn turn = Turns.of(Turns.PASS).begin();
    turn.execution().apply(turn);
    return turn.execution();
  }

  @Test
  void shouldOweEachListenerEachChange() {
    assertThat(owed(begun, true)).containsExactly("RUNNING one", "RUNNING other");
    assertThat(owed(begun, false)).isEqualTo(List.of());
    assertThat(owed(atOnce, false)).containsExactly("SUCCEEDED one", "SUCCEEDED other");
    assertThat(owed(atOnce, true)).hasSize(4).doesNotHaveDuplicates();
  }

  @Test
  void shouldOweNothingWhereNobodyListens() {
    assertThat(events().owed(atOnce, true)).isEqualTo(List.of());
  }

  @Test
  void shouldStrikeWhatWasTold() {
    events.tell(begun, true);
    assertThat(statuses()).containsExactly(ExecutionStatus.RUNNING);
    assertThat(parts.struck()).extracting(OutboxEntry::object).containsExactly("RUNNING other");

    answer.complete();

    assertThat(parts.struck()).containsExactlyInAnyOrderElementsOf(events.owed(begun, true));
  }

  @Test
  void shouldTellOnceWhileTheAnswerIsAwaited() {
    events.tell(atOnce, false);
    events.tellAgain(events.owed(atOnce, false).get(0), ended());

    assertThat(statuses()).containsExactly(ExecutionStatus.SUCCEEDED);
  }

  @Test
  void shouldPutOffWhatCouldNotBeTold() {
    parts.vertx.pass(Turns.START.startTime() - parts.vertx.clock().millis());
    events.tell(begun, true);
    answer.fail("away");

    assertThat(parts.struck()).extracting(OutboxEntry::object).containsExactly("RUNNING other");
    assertThat(parts.partitions.renewed)
        .extracting(Renewal::entry)
        .containsExactly(events.owed(begun, true).get(0));
    answer = Promise.promise();
    events.tellAgain(events.owed(begun, true).get(0), ended());
    assertThat(statuses()).containsExactly(ExecutionStatus.RUNNING, ExecutionStatus.RUNNING);
  }

  @Test
  void shouldGiveUpWhatIsADayOld() {
    parts.vertx.pass(
        Turns.START.startTime() - parts.vertx.clock().millis() + Duration.ofDays(2).toMillis());
    events.tell(begun, true);
    answer.fail("away");

    assertThat(parts.struck()).hasSize(2);
  }

  @Test
  void shouldTellFromWhatIsStored() {
    for (OutboxEntry entry : events.owed(atOnce, true)) {
      events.tellAgain(entry, ended());
    }

    assertThat(statuses()).containsExactly(ExecutionStatus.RUNNING, ExecutionStatus.SUCCEEDED);
    assertThat(told.get(1)).isEqualTo(new StatusChange(Turns.START, ended().progress().ending()));
  }

  @Test
  void shouldStrikeWhatIsOfAnEarlierExecutionOrAnEarlierListener() {
    OutboxEntry entry = events.owed(atOnce, false).get(0);
    OutboxEntry earlier =
        new OutboxEntry(
            entry.execution(), entry.frame(), entry.nonce() - 1, entry.kind(), entry.object());
    OutboxEntry gone =
        new OutboxEntry(
            entry.execution(), entry.frame(), entry.nonce(), entry.kind(), "SUCCEEDED gone");
    events.tellAgain(earlier, ended());
    events.tellAgain(gone, ended());

    assertThat(told).isEqualTo(List.of());
    assertThat(parts.struck()).containsExactly(earlier, gone);
  }

  @Test
  void shouldTellOfARedriveAndOfTheEndBehindIt() {
    Turns turns = Turns.of("{'Type':'Fail'}");
    Execution failed = turns.begun();
    Turn redrive =
        turns.next(failed, Turns.START.startTime() + 5_000, new Stimulus.Redriven("token"));
    List<OutboxEntry> owed = events.owed(redrive, false);
    failed.apply(redrive);
    owed.forEach(entry -> events.tellAgain(entry, failed));

    assertThat(statuses()).containsExactly(ExecutionStatus.RUNNING, ExecutionStatus.FAILED);
    assertThat(told).allSatisfy(change -> assertThat(change.redrives().count()).isEqualTo(1));
    assertThat(told.get(0).time()).isEqualTo(Turns.START.startTime() + 5_000);
  }
}
