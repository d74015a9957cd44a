package dev.newel.store.redis;

import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.asl.data.Json;
import dev.newel.aws.Home;
import dev.newel.interpreter.model.event.EventType;
import dev.newel.interpreter.model.event.HistoryEvent;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.store.HistoryPart;
import dev.newel.store.redis.client.RedisLink;
import dev.newel.store.redis.codec.Forms;
import dev.newel.store.redis.key.Keys;
import dev.newel.testing.RedisFixture;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A part of a history is the same, however many pieces it is read in. */
@ExtendWith(RedisFixture.class)
class HistoryReaderTest {

  private static final Home HOME = Home.parse("000000000000/us-east-1");
  private static final ExecutionKey KEY = new ExecutionKey(HOME, "machine", "name");
  private static final Forms FORMS = Forms.current();
  private static final int LARGE = 250_000;

  private final RedisLink link;
  private final Keys keys = new Keys(4, HOME);
  private final List<HistoryEvent> all = new ArrayList<>();

  HistoryReaderTest(RedisLink link) {
    this.link = link;
  }

  @BeforeEach
  void empty() {
    await(link.send(Request.cmd(Command.FLUSHALL)));
    await(link.send(Request.cmd(Command.HSET).arg(keys.execution(KEY)).arg("s").arg("")));
  }

  /** The events of a turn, each with a payload of its own. */
  private void turn(int events, int chars) {
    List<HistoryEvent> turn = new ArrayList<>();
    for (int i = 0; i < events; i++) {
      long id = all.size() + turn.size() + 1L;
      Json input = Json.ofTrusted("\"" + id + "x".repeat(chars) + "\"");
      turn.add(
          new HistoryEvent(
              id, id - 1, 99, EventType.PASS_STATE_ENTERED, Arrays.asList("state", input)));
    }
    all.addAll(turn);
    for (String entry : FORMS.writes().history(turn)) {
      await(link.send(Request.cmd(Command.RPUSH).arg(keys.history(KEY)).arg(entry)));
    }
  }

  private HistoryPart read(long from, int count, boolean reverse) {
    return Objects.requireNonNull(
        await(new HistoryReader(link.shared(), keys, FORMS, KEY, count, reverse).read(from)));
  }

  private void assertReads(long from, int count, boolean reverse) {
    List<HistoryEvent> wanted = new ArrayList<>(all);
    if (reverse) {
      Collections.reverse(wanted);
    }
    int first = from == 0 ? 0 : (int) (reverse ? all.size() - from : from - 1);
    wanted = wanted.subList(Math.min(first, all.size()), all.size());
    HistoryPart part = read(from, count, reverse);

    int found = part.events().size();
    assertThat(part.events())
        .as("%d from %d, reverse %s", count, from, reverse)
        .isEqualTo(wanted.subList(0, found));
    assertThat(found).isLessThanOrEqualTo(count);
    assertThat(part.hasMore()).isEqualTo(found < wanted.size());
    assertThat(found == Math.min(count, wanted.size()) || part.isFull(count)).isTrue();
  }

  @Test
  void shouldFindEachPartOfAHistoryOfUnevenTurns() {
    Random random = new Random(8);
    for (int i = 0; i < 60; i++) {
      turn(1 + random.nextInt(i % 7 == 0 ? 200 : 4), i % 9 == 0 ? 40_000 / (1 + i) : 20);
    }
    for (int i = 0; i < 300; i++) {
      boolean reverse = random.nextBoolean();
      assertReads(random.nextInt(all.size() + 1), 1 + random.nextInt(300), reverse);
    }
    assertReads(all.size(), 5, false);
    assertReads(1, 5, true);
    assertReads(0, 10_000, false);
    assertReads(0, 10_000, true);
  }

  @Test
  void shouldReadLargeEntriesOneByOneAndCopyFewOthersToFindThem() {
    for (int i = 0; i < 60; i++) {
      turn(2, LARGE);
    }
    for (boolean reverse : List.of(false, true)) {
      long entries = read();
      long looks = looks();
      HistoryPart part = read(70, 1_000, reverse);

      assertThat(part.isFull(1_000)).isTrue();
      // halving alone would take six of each
      assertThat(looks() - looks).isLessThanOrEqualTo(4);
      assertThat(read() - entries).isLessThanOrEqualTo(part.events().size());
      assertReads(70, 1_000, reverse);
      assertReads(0, 1_000, reverse);
    }
  }

  /** How often Redis has read entries. */
  private long read() {
    return calls("lrange");
  }

  private long looks() {
    return calls("lindex");
  }

  private long calls(String command) {
    String stats = await(link.send(Request.cmd(Command.INFO).arg("commandstats"))).toString();
    Matcher calls = Pattern.compile("cmdstat_" + command + ":calls=(\\d+)").matcher(stats);
    return calls.find() ? Long.parseLong(calls.group(1)) : 0;
  }
}
