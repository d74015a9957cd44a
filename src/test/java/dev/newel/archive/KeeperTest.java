package dev.newel.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.interpreter.RunningMachine;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.store.ClosedExecutions;
import dev.newel.testing.LogRecords;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class KeeperTest {

  @RegisterExtension
  static final LogRecords LOG = new LogRecords("dev.newel.archive", Level.WARNING);

  private static final Duration USUAL = Duration.ofDays(2);

  private final Partition partition = new Partition();
  private final List<String> archived = new ArrayList<>();
  private String broken = "broken";
  private final Keeper keeper =
      new Keeper(
          partition,
          new Retention(
              USUAL,
              List.of(
                  new Retention.Rule(Pattern.compile("long"), Duration.ofDays(9)),
                  new Retention.Rule(Pattern.compile("l.*"), Duration.ofDays(1)))),
          execution -> {
            if (execution.machine().equals(broken)) {
              return Future.failedFuture("the name is too long");
            }
            archived.add(execution.machine());
            return Future.succeededFuture();
          },
          1);

  /** A partition whose executions have all ended at the same time. */
  private static final class Partition implements ClosedExecutions {
    private int failing = -1;
    private final List<Closed> there = new ArrayList<>();
    private final Map<Closed, Long> putOff = new HashMap<>();

    void add(String machine, Duration age) {
      ExecutionKey key = new ExecutionKey(RunningMachine.HOME, machine, "e" + there.size());
      there.add(new Closed(key, 1_000, age, "entry " + there.size()));
    }

    @Override
    public Future<List<Closed>> oldest(int number, Duration age, int most) {
      if (number == failing) {
        return Future.failedFuture("it cannot be read");
      }
      return Future.succeededFuture(
          there.stream()
              .filter(each -> each.age().compareTo(age) >= 0 && !putOff.containsKey(each))
              .limit(most)
              .toList());
    }

    @Override
    public Future<Void> keep(int number, Map<Closed, Long> until) {
      putOff.putAll(until);
      return Future.succeededFuture();
    }

    @Override
    public Future<Void> remove(int number, List<Closed> closed) {
      there.removeAll(closed);
      return Future.succeededFuture();
    }

    List<String> machines() {
      return there.stream().map(each -> each.execution().machine()).toList();
    }
  }

  @Test
  void shouldGoByTheFirstRuleThatFits() {
    partition.add("long", USUAL);
    partition.add("lost", USUAL);
    partition.add("other", USUAL);
    partition.add("young", USUAL.minusMillis(1));

    keeper.look(List.of(0));

    assertThat(archived).containsExactly("lost", "other");
    assertThat(partition.machines()).containsExactly("long", "young");
    assertThat(partition.putOff.values())
        .containsExactlyInAnyOrder( // judged anew after a day at the latest
            1_000 + USUAL.plusDays(1).toMillis(), 1_000 + USUAL.toMillis());
  }

  @Test
  void shouldPutOffWhatCannotBeArchivedAndHoldNobodyUp() {
    for (int i = 0; i < 6; i++) {
      partition.add(i % 3 == 0 ? "broken" : "other", USUAL);
    }
    keeper.look(List.of(0));
    assertThat(partition.machines()).containsExactly("broken", "broken");
    assertThat(partition.putOff.values())
        .containsOnly(1_000 + USUAL.plus(Duration.ofHours(1)).toMillis());

    partition.putOff.clear();
    broken = "";
    keeper.look(List.of(0));
    assertThat(partition.machines()).isEmpty();
    assertThat(archived).hasSize(6);
  }

  @Test
  void shouldGoOnWithTheNextPartitionWhereOneFails() {
    partition.add("other", USUAL);
    partition.failing = 0;

    keeper.look(List.of(0, 1));
    assertThat(LOG.messages())
        .filteredOn(line -> line.contains("partition 0"))
        .singleElement()
        .asString()
        .endsWith("it cannot be read");
    keeper.look(List.of(0, 1));

    assertThat(archived).containsExactly("other");
  }

  @Test
  void shouldGoOnWhileThereAreMore() {
    IntStream.range(0, 1_000).forEach(i -> partition.add(i % 2 == 0 ? "other" : "long", USUAL));

    keeper.look(List.of(0));

    assertThat(archived).hasSize(500);
    assertThat(partition.machines()).hasSize(500).containsOnly("long");
  }
}
