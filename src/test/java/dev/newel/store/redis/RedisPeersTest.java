package dev.newel.store.redis;

import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newel.asl.data.Json;
import dev.newel.aws.Qualifier;
import dev.newel.interpreter.RunningMachine;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.interpreter.model.start.MapPart;
import dev.newel.interpreter.model.start.MapRunName;
import dev.newel.interpreter.model.start.ParentTask;
import dev.newel.store.Peers;
import dev.newel.store.Store;
import dev.newel.store.redis.client.RedisLink;
import dev.newel.store.redis.key.Keys;
import dev.newel.testing.ManualClock;
import dev.newel.testing.RedisFixture;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RedisFixture.class)
class RedisPeersTest {

  /** So many that each of two instances has some: names decide, which are by chance. */
  private static final int PARTITIONS = 64;

  private static final MapRunName RUN =
      new MapRunName(RunningMachine.HOME, "m", "L", "5d0a2f3c-0000-0000-0000-000000000000");
  private static final ParentTask WAITING = new ParentTask(RUN.key(), 4, 77);

  private final RedisLink link;
  private final ManualClock clock = new ManualClock(RunningMachine.START);
  private Store here;
  private Store there;

  RedisPeersTest(RedisLink link) {
    this.link = link;
    this.here = open();
    this.there = open();
  }

  private Store open() {
    return TestStores.open(link, PARTITIONS, Duration.ofDays(1), clock);
  }

  @BeforeEach
  void empty() {
    await(link.send(Request.cmd(Command.FLUSHALL)));
    here = open();
    there = open();
    share();
  }

  private void share() {
    await(here.partitions().share());
    await(there.partitions().share());
    await(here.partitions().share());
  }

  private static List<ExecutionKey> children() {
    return IntStream.range(0, 100).mapToObj(RUN::child).toList();
  }

  private ExecutionStart others() {
    ExecutionKey key =
        children().stream()
            .filter(child -> here.peers().of(child) != null)
            .findFirst()
            .orElseThrow();
    MapPart part = new MapPart(MapPart.Kind.CHILD, "M", RUN.key());
    return new ExecutionStart(
        key,
        ExecutionStart.arn(key, part),
        key.machineArn(),
        "role",
        "revision",
        Json.ofTrusted("\"" + "x".repeat(1_000) + "\""),
        RunningMachine.START,
        null,
        "call",
        null,
        Qualifier.NONE,
        part);
  }

  private Future<Peers.Answer> ask(Peers.Question question) {
    return here.peers()
        .ask(Objects.requireNonNull(here.peers().of(question.execution())), question);
  }

  @Test
  void shouldShareTheChildrenOfOneRunAmongAllInstances() {
    assertThat(children())
        .allSatisfy(
            child ->
                assertThat(here.peers().of(child) == null)
                    .isNotEqualTo(there.peers().of(child) == null));
    assertThat(children()).anyMatch(child -> here.peers().of(child) == null);
    assertThat(children()).anyMatch(child -> there.peers().of(child) == null);
  }

  @Test
  void shouldBringQuestionsAndAnswers() {
    List<Peers.Question> heard = new CopyOnWriteArrayList<>();
    Ending ending =
        new Ending(
            ExecutionStatus.SUCCEEDED, RunningMachine.START + 5, Json.ofTrusted("[1]"), null, null);
    Peers.Answer answer = new Peers.Answer(RunningMachine.START + 3, ending);
    there
        .peers()
        .onAsked(
            question -> {
              heard.add(question);
              return Future.succeededFuture(answer);
            });
    Peers.Start start = new Peers.Start(others(), WAITING);
    Peers.Tell tell =
        new Peers.Tell(
            others(),
            WAITING,
            new Ending(ExecutionStatus.FAILED, RunningMachine.START, null, "E", "cause"));

    Peers.Redrive redrive = new Peers.Redrive(others(), WAITING, 3, true);
    Peers.Stop stop = new Peers.Stop(others().key(), WAITING);

    assertThat(await(ask(start))).isEqualTo(answer);
    assertThat(await(ask(tell))).isEqualTo(answer);
    assertThat(await(ask(redrive))).isEqualTo(answer);
    assertThat(await(ask(stop))).isEqualTo(answer);
    assertThat(heard).containsExactly(start, tell, redrive, stop);
  }

  @Test
  void shouldSayThatItCouldNotBeDone() {
    there.peers().onAsked(question -> Future.failedFuture("no room"));

    assertThatThrownBy(() -> await(ask(new Peers.Start(others(), WAITING))))
        .hasMessageContaining("could not do it");
  }

  @Test
  void shouldNotWaitForAnInstanceThatHasGone() {
    there.peers().onAsked(question -> Future.future(never -> {}));
    Future<Peers.Answer> asked = ask(new Peers.Start(others(), WAITING));
    await(there.partitions().leave());
    await(here.partitions().share());

    assertThatThrownBy(() -> await(asked)).hasMessageContaining("has gone");
    assertThat(children()).allMatch(child -> here.peers().of(child) == null);
  }

  @Test
  void shouldWaitForAsLongAsItHearsThatTheAnswerWillCome() {
    Promise<Peers.Answer> late = Promise.promise();
    Peers.Answer answer = new Peers.Answer(RunningMachine.START, null);
    there
        .peers()
        .onAsked(
            question ->
                question instanceof Peers.Start ? late.future() : Future.succeededFuture(answer));
    Future<Peers.Answer> asked = ask(new Peers.Start(others(), WAITING));
    for (int second = 0; second < 20; second++) {
      clock.advance(1_000);
      share();
      // messages come in order: all that was said before is heard by then
      await(ask(new Peers.Stop(others().key(), WAITING)));
    }
    assertThat(asked.isComplete()).isFalse();
    late.complete(answer);

    assertThat(await(asked)).isEqualTo(answer);
  }

  @Test
  void shouldAskNobodyAgainWhoDoesNotAnswer() {
    await(link.subscriber().subscribe(Keys.PEER + "deaf", message -> {}));
    RedisMessages channels = new RedisMessages(link, await(link.connect()), "self");
    RedisPeers peers = new RedisPeers(channels, new Keys(8, RunningMachine.HOME), "self", clock);
    List<String> owners = Collections.nCopies(8, "deaf");
    peers.share(owners);
    ExecutionStart child = others();
    assertThat(peers.of(child.key())).isEqualTo("deaf");
    Future<Peers.Answer> asked = peers.ask("deaf", new Peers.Start(child, WAITING));
    clock.advance(6_000);
    peers.share(owners);

    assertThatThrownBy(() -> await(asked)).hasMessageContaining("does not answer");
    assertThat(peers.of(child.key())).isNull();
  }
}
