package dev.newel.store.redis.move;

import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newel.interpreter.RunningMachine;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.store.redis.RedisStore;
import dev.newel.store.redis.UnfitFormatException;
import dev.newel.store.redis.client.LinkOptions;
import dev.newel.store.redis.client.RedisLink;
import dev.newel.store.redis.codec.Forms;
import dev.newel.testing.RedisFixture;
import dev.newel.testing.RedisNode;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in Redis, moved to another. */
@ExtendWith(RedisFixture.class)
class MoveTest {

  private static final int PARTITIONS = 4;
  private static final int EXECUTIONS = 60;

  /** More than is read at once, and more than Redis keeps in its compact form. */
  private static final int MANY = 700;

  @TempDir static Path folder;

  private static RedisNode other;
  private static RedisLink to;

  private final RedisLink from;

  MoveTest(RedisLink from) {
    this.from = from;
  }

  @BeforeAll
  static void startOther(Vertx vertx) throws IOException {
    other = RedisNode.start(folder, List.of("appendonly no"));
    to = await(RedisLink.open(vertx, new LinkOptions(other.url())));
  }

  @AfterAll
  static void stopOther() {
    await(to.close());
    other.close();
  }

  @BeforeEach
  void begin() {
    for (RedisLink link : List.of(from, to)) {
      await(link.send(Request.cmd(Command.FLUSHALL)));
    }
    send(Command.SET, "{newel}:format", Forms.current().highest() + " 1");
    send(Command.SET, "{newel}:partitions", PARTITIONS);
    send(Command.SET, "{newel}:home", "000000000000/us-east-1");
  }

  private void send(Command command, Object... arguments) {
    ask(from, command, arguments);
  }

  private static Response ask(RedisLink link, Command command, Object... arguments) {
    Request request = Request.cmd(command);
    for (Object argument : arguments) {
      request.arg(argument.toString());
    }
    return await(link.send(request));
  }

  private Move.Report move(int partitions) {
    return Move.run(from.shared(), to.shared(), partitions);
  }

  private static List<String> there(Command command, Object... arguments) {
    return ask(to, command, arguments).stream().map(Response::toString).toList();
  }

  private static String tag(String path, int partitions) {
    String[] parts = path.split(":", 2);
    ExecutionKey key = new ExecutionKey(RunningMachine.HOME, parts[0], parts[1]);
    return "{p" + key.partition(partitions) + "}";
  }

  /** An execution of each of some names, with all that one can have in its partition. */
  private List<String> fill() {
    List<String> paths = IntStream.range(0, EXECUTIONS).mapToObj(i -> "machine:run" + i).toList();
    for (int i = 0; i < EXECUTIONS; i++) {
      String path = paths.get(i);
      String tag = tag(path, PARTITIONS);
      send(Command.HSET, tag + "x:" + path, "s", "start" + i, "p", "progress");
      send(Command.RPUSH, tag + "h:" + path, "entry", "entry", "last");
      send(Command.ZADD, tag + "i:machine:T", i, "run" + i);
      send(Command.ZADD, tag + "i:machine:PROD:T", i, "run" + i);
      send(Command.ZADD, tag + "d", i, path + " 0");
      send(Command.ZADD, tag + "l", i, path + " 0");
      send(Command.ZADD, tag + "o", i, path + " 3 -7 W work");
      send(Command.HSET, tag + "y", path + " id", "start", path + " id i", "input");
      send(Command.ZADD, tag + "r", i, path + " id");
      send(Command.ZADD, tag + "c", i, "call" + i);
      send(Command.RPUSH, tag + "e", (1000 + i) + " S/3/PROD " + path);
      send(Command.ZADD, tag + "k", i, "7 S " + path);
    }
    return paths;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 6, 64})
  void shouldPutExecutionsWhereTheyAreLookedFor(int partitions) {
    List<String> paths = fill();

    Move.Report report = move(partitions);

    assertThat(report.partitions()).isEqualTo(partitions);
    for (int i = 0; i < EXECUTIONS; i++) {
      String path = paths.get(i);
      String tag = tag(path, partitions);
      assertThat(there(Command.HMGET, tag + "x:" + path, "s", "p"))
          .containsExactly("start" + i, "progress");
      assertThat(there(Command.LRANGE, tag + "h:" + path, 0, -1))
          .containsExactly("entry", "entry", "last");
      assertThat(there(Command.HMGET, tag + "y", path + " id", path + " id i"))
          .containsExactly("start", "input");
      assertScore(i, tag + "i:machine:T", "run" + i);
      assertScore(i, tag + "i:machine:PROD:T", "run" + i);
      assertScore(i, tag + "d", path + " 0");
      assertScore(i, tag + "l", path + " 0");
      assertScore(i, tag + "o", path + " 3 -7 W work");
      assertScore(i, tag + "r", path + " id");
      assertScore(i, tag + "c", "call" + i);
      assertScore(i, tag + "k", "7 S " + path);
    }
    assertEndedInOrder(partitions);
  }

  private static void assertScore(double score, String key, String member) {
    Response found = ask(to, Command.ZSCORE, key, member);
    assertThat(found).as(key).isNotNull();
    assertThat(found.toDouble()).as(key).isEqualTo(score);
  }

  private static void assertEndedInOrder(int partitions) {
    int ended = 0;
    for (int partition = 0; partition < partitions; partition++) {
      List<String> entries = there(Command.LRANGE, "{p" + partition + "}e", 0, -1);
      assertThat(entries).isSorted();
      String tag = "{p" + partition + "}";
      assertThat(entries)
          .allSatisfy(entry -> assertThat(tag(entry.split(" ", 4)[2], partitions)).isEqualTo(tag));
      ended += entries.size();
    }
    assertThat(ended).isEqualTo(EXECUTIONS);
  }

  /** Those of Map Runs are listed by their paths, in lists that bear the paths of others. */
  @Test
  void shouldMoveWhatIsPartOfAnother() {
    String home = "000000000000/us-east-1/";
    String path = "machine/label:child";
    String tag = tag(path, PARTITIONS);
    String index = "i:" + home + "machine/label/runs:id:R";
    send(Command.HSET, tag + "x:" + home + path, "s", "start");
    send(Command.ZADD, tag + index, 5, path);
    send(Command.ZADD, tag + "i:machine:run:R", 6, path);
    send(Command.RPUSH, tag + "e", "+7 S " + home + path + " " + home + "machine:run " + path);

    move(7);

    String moved = tag(path, 7);
    assertThat(there(Command.HVALS, moved + "x:" + home + path)).contains("start");
    assertScore(5, moved + index, path);
    assertScore(6, moved + "i:machine:run:R", path);
    assertThat(there(Command.LRANGE, moved + "e", 0, -1)).hasSize(1);
  }

  @Test
  void shouldMoveWhatIsInNoPartitionAsItIs() {
    send(Command.SET, "{newel}:token-keys", "key");
    send(Command.ZADD, "{newel}:machines:000000000002/eu-west-1", 0.1 + 0.2, "name");
    send(Command.ZADD, "{newel}:map-runs:000000000002/eu-west-1", 1.8e12, "machine/l/runs:id 1");
    send(Command.SET, "{m:name}", "newest");
    send(Command.HSET, "{m:name}:r-1", "definition", "\u00e4\u20ac");
    send(Command.ZADD, "{a:000000000002/eu-west-1/name}q", 1.8e12, "machine:run 0 5");
    send(Command.ZADD, "{a:name}w", 1, "instance");
    send(Command.ZADD, "{newel}:instances", 1, "dead 1.0");

    Move.Report report = move(0);

    assertThat(report.keys()).isEqualTo(9);
    assertThat(there(Command.KEYS, "*")).doesNotContain("{a:name}w", "{newel}:instances");
    assertThat(there(Command.HVALS, "{m:name}:r-1")).contains("\u00e4\u20ac");
    assertThat(
            ask(to, Command.ZSCORE, "{newel}:machines:000000000002/eu-west-1", "name").toDouble())
        .isEqualTo(0.1 + 0.2);
    assertScore(1.8e12, "{newel}:map-runs:000000000002/eu-west-1", "machine/l/runs:id 1");
    for (String key : List.of("{newel}:format", "{newel}:partitions", "{newel}:token-keys")) {
      assertThat(ask(to, Command.GET, key)).hasToString(ask(from, Command.GET, key).toString());
    }
  }

  @Test
  void shouldMoveWhatIsLargeAPartAtATime() {
    String tag = tag("machine:run", PARTITIONS);
    List<String> entries = IntStream.range(0, MANY).mapToObj(i -> "entry" + i).toList();
    List<Object> fields = new ArrayList<>(List.of(tag + "x:machine:run"));
    List<Object> list = new ArrayList<>(List.of(tag + "h:machine:run"));
    List<Object> members = new ArrayList<>(List.of("{a:work}q"));
    for (String entry : entries) {
      fields.addAll(List.of(entry, "value"));
      list.add(entry);
      members.addAll(List.of(7, entry));
    }
    send(Command.HSET, fields.toArray());
    send(Command.RPUSH, list.toArray());
    send(Command.ZADD, members.toArray());

    move(5);

    String moved = tag("machine:run", 5);
    assertThat(there(Command.LRANGE, moved + "h:machine:run", 0, -1)).isEqualTo(entries);
    assertThat(there(Command.HKEYS, moved + "x:machine:run"))
        .containsExactlyInAnyOrderElementsOf(entries);
    assertThat(there(Command.ZRANGE, "{a:work}q", 0, -1))
        .containsExactlyInAnyOrderElementsOf(entries);
  }

  private void assertRefused(String why) {
    assertThatThrownBy(() -> move(8)).isInstanceOf(MoveException.class).hasMessageContaining(why);
  }

  @ParameterizedTest
  @ValueSource(strings = {"another:key", "{p1}z", "{m:name}z", "{newel}:next", "{p1}z:machine:run"})
  void shouldChangeNothingWhereThereIsAKeyThatItDoesNotKnow(String key) {
    fill();
    send(Command.SET, key, "value");

    assertRefused("a key that this version of Newel does not know: " + key);
    assertThat(there(Command.KEYS, "*")).isEmpty();
  }

  @Test
  void shouldChangeNothingWhereAKeyHasAnotherTypeThanItKnows() {
    send(Command.SADD, "{p1}d", "member");

    assertRefused("the key {p1}d is a set");
    assertThat(there(Command.KEYS, "*")).isEmpty();
  }

  @Test
  void shouldRefuseWhileAnInstanceIsThere() {
    await(open(from, PARTITIONS).partitions().share());

    assertRefused("stop all of them");
    assertThat(there(Command.KEYS, "*")).isEmpty();
  }

  @Test
  void shouldRefuseWhereSomethingIsThereAlready() {
    ask(to, Command.SET, "any", "thing");

    assertRefused("empty that one first");
    assertThat(there(Command.KEYS, "*")).containsExactly("any");
  }

  @Test
  void shouldRefuseWhereNoInstallationIs() {
    ask(from, Command.FLUSHALL);

    assertRefused("no installation of Newel");
  }

  @Test
  void shouldRefuseANewerFormat() {
    send(Command.SET, "{newel}:format", "1.999 next");

    assertRefused("in format 1.999 of Newel next");
  }

  /** No instance starts on what is not there as a whole. */
  @Test
  void shouldMarkWhatItHasLeftUnfinished() {
    send(Command.HSET, "{p1}x:machine:elsewhere", "s", "start");
    send(Command.HSET, "{p2}x:machine:elsewhere", "s", "start");
    send(Command.HSET, "{p3}x:machine:elsewhere", "s", "start");

    assertRefused("does not belong there");
    assertThatThrownBy(() -> open(to, 8))
        .isInstanceOf(UnfitFormatException.class)
        .hasMessageContaining("a move that did not come to its end");
    assertThatThrownBy(() -> Move.run(to.shared(), from.shared(), 0))
        .hasMessageContaining("a move that did not come to its end");
  }

  @ParameterizedTest
  @CsvSource({
    "d, ZADD, 1, noframe",
    "o, ZADD, 1, path-without-a-colon 3 -7 W work",
    "e, RPUSH, , soon S machine:run",
    "e, RPUSH, , 42 S",
    "e, RPUSH, , 42 S machine",
    "r, ZADD, 1, no-execution id",
  })
  void shouldSayWhichKeyIsDamagedAndHow(
      String key, Command command, @Nullable String score, String value) {
    String damaged = tag("machine:run", PARTITIONS) + key;
    if (score == null) {
      send(command, damaged, value);
    } else {
      send(command, damaged, score, value);
    }

    assertThatThrownBy(() -> move(8))
        .isInstanceOf(MoveException.class)
        .hasMessageStartingWith("the key " + damaged + " has what does not ")
        .hasMessageContaining("'" + value + "'. This data is damaged: mend or delete it there");
  }

  @ParameterizedTest
  @CsvSource({
    "partitions, four, is no number of partitions: 'four'",
    "home, nowhere, is no account and region: 'nowhere'",
    "format, newest, is no format: 'newest'",
  })
  void shouldSayWhatAnInstallationSaysOfItselfThatMakesNoSense(
      String key, String value, String why) {
    send(Command.SET, "{newel}:" + key, value);

    assertRefused("the key {newel}:" + key + " has what " + why);
  }

  /** Keys of a page together have twice of what is read at once. */
  @Test
  void shouldHaveNoMoreInMemoryThanItMay() {
    String entry = "x".repeat(1 << 16);
    for (int i = 0; i < 16; i++) {
      List<Object> list = new ArrayList<>(List.of(tag("machine:run" + i, 4) + "h:machine:run" + i));
      list.addAll(Collections.nCopies(16, entry));
      send(Command.RPUSH, list.toArray());
    }
    ReadBytes read = new ReadBytes();

    Move.run(read.from(from.shared()), read.to(to.shared()), 8);

    assertThat(read.most()).isBetween(1L << 20, Copying.AT_ONCE_BYTES);
    assertThat(there(Command.LRANGE, tag("machine:run7", 8) + "h:machine:run7", 0, -1))
        .containsExactlyElementsOf(Collections.nCopies(16, entry));
  }

  /** One key that has twice of it, in fields that are each large. */
  @Test
  void shouldReadALargeKeyInPartsThatFit() {
    String tag = tag("machine:run", PARTITIONS);
    String value = "x".repeat(1 << 20);
    for (int i = 0; i < 16; i++) {
      send(Command.RPUSH, tag + "h:machine:run", value);
      send(Command.HSET, tag + "x:machine:run", "f" + i, value);
    }
    ReadBytes read = new ReadBytes();

    Move.run(read.from(from.shared()), read.to(to.shared()), 8);

    assertThat(read.most()).isBetween(1L << 20, Copying.AT_ONCE_BYTES * 5 / 4);
    assertThat(ask(to, Command.LLEN, tag("machine:run", 8) + "h:machine:run").toLong())
        .isEqualTo(16);
  }

  private static RedisStore open(RedisLink link, int partitions) {
    RedisStore.Options options =
        new RedisStore.Options(
            RunningMachine.HOME, partitions, Duration.ofDays(1), Clock.systemUTC());
    return await(RedisStore.open(link, options));
  }
}
