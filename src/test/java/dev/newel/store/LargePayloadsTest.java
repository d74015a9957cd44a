package dev.newel.store;

import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.asl.Definition;
import dev.newel.asl.data.Json;
import dev.newel.aws.Name;
import dev.newel.interpreter.RunningMachine;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.event.HistoryEvent;
import dev.newel.store.ExecutionStore.CommitResult;
import dev.newel.store.ExecutionStore.Loaded;
import dev.newel.store.HistoryStore.Summary;
import dev.newel.store.redis.TestStores;
import dev.newel.store.redis.client.RedisLink;
import dev.newel.testing.ManualClock;
import dev.newel.testing.RedisFixture;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is large is kept once, read once, and only where it was asked for. */
@ExtendWith(RedisFixture.class)
class LargePayloadsTest {

  private static final int LARGE = 250_000;
  private static final String FILLING = "x".repeat(LARGE);

  private final RedisLink link;
  private final ManualClock clock = new ManualClock(RunningMachine.START);
  private final Store store;
  private final ExecutionStore executions;

  LargePayloadsTest(RedisLink link) {
    this.link = link;
    this.store = TestStores.open(link, 4, Duration.ofDays(1), clock);
    this.executions = await(store.openExecutions());
  }

  @BeforeEach
  void empty() {
    await(link.send(Request.cmd(Command.FLUSHALL)));
  }

  private static Commits commits(String states) {
    Definition definition = RunningMachine.parse("{'StartAt':'A','States':{" + states + "}}");
    return new Commits(definition, new SplittableRandom(1));
  }

  /** A Pass state makes what branches wait with. */
  private static Commits fanOut(int branches) {
    String waits =
        IntStream.range(0, branches)
            .mapToObj(
                i ->
                    "{'StartAt':'W%d','States':{'W%d':{'Type':'Wait','Seconds':9,'OutputPath':'$$.State.Name','End':true}}}"
                        .formatted(i, i))
            .collect(Collectors.joining(","));
    return commits(
        "'A':{'Type':'Pass','Result':'"
            + FILLING
            + "','Next':'P'},'P':{'Type':'Parallel','Branches':["
            + waits
            + "],'Next':'B'},'B':{'Type':'Wait','Seconds':1,'End':true}");
  }

  private Loaded begin(Commits commits, String name) {
    commit(commits.begin(name, clock.millis(), "f.1"));
    return load(name);
  }

  private void commit(Commit commit) {
    assertThat(await(executions.commit(commit))).isEqualTo(new CommitResult.Committed());
  }

  private Loaded load(String name) {
    return Objects.requireNonNull(await(executions.load(Commits.key(name))));
  }

  private Commit due(Commits commits, Loaded loaded, int frame) {
    long dueAt = Objects.requireNonNull(loaded.execution().frame(frame)).dueAt();
    return commits.next(
        loaded, new Stimulus.FrameDue(frame, dueAt), clock.millis(), "due." + frame);
  }

  private String hash(String name) {
    return "{p" + Commits.key(name).partition(4) + "}x:" + Commits.key(name).path();
  }

  private List<String> payloads(String name) {
    return await(link.send(Request.cmd(Command.HKEYS).arg(hash(name)))).stream()
        .map(Response::toString)
        .filter(field -> field.startsWith("@"))
        .sorted()
        .toList();
  }

  private long bytes(String key) {
    Request usage = Request.cmd(Command.MEMORY).arg("USAGE").arg(key).arg("SAMPLES").arg(0);
    return await(link.send(usage)).toLong();
  }

  @Test
  void shouldKeepOnceWhatAThousandBranchesHave() {
    Loaded loaded = begin(fanOut(1_000), "many");

    assertThat(payloads("many")).containsExactly("@1");
    assertThat(bytes(hash("many"))).isLessThan(LARGE * 3);
    assertThat(bytes(hash("many").replace("}x:", "}h:"))).isLessThan(LARGE * 3);
    Frame parent = Objects.requireNonNull(loaded.execution().frame(Frame.TOP));
    assertThat(loaded.execution().frames())
        .hasSize(1_001)
        .allSatisfy(frame -> assertThat(frame.input()).isSameAs(parent.input()));
  }

  @Test
  void shouldDropAPayloadWithTheLastFrameThatHasIt() {
    Commits commits = fanOut(2);
    Loaded loaded = begin(commits, "few");
    clock.advance(9_000);
    commit(due(commits, loaded, 1));
    assertThat(payloads("few")).containsExactly("@1");
    commit(due(commits, load("few"), 2));

    loaded = load("few");
    assertThat(Objects.requireNonNull(loaded.execution().frame(Frame.TOP)).state()).isEqualTo("B");
    assertThat(payloads("few")).isEmpty();
  }

  /** What is assigned again is another payload; what both scopes have had goes with each. */
  @Test
  void shouldKeepALargeVariableForAsLongAsItsScope() {
    Commits commits =
        commits(
            "'A':{'Type':'Pass','Assign':{'v':'"
                + FILLING
                + "'},'Next':'B'},'B':{'Type':'Wait','Seconds':9,'Next':'P'},"
                + "'P':{'Type':'Parallel','ResultPath':null,'Assign':{'v':0},'Next':'D','Branches':["
                + "{'StartAt':'C','States':{'C':{'Type':'Pass','Assign':{'w.$':'$v'},'Next':'W'},"
                + "'W':{'Type':'Wait','Seconds':9,'End':true}}}]},"
                + "'D':{'Type':'Wait','Seconds':9,'InputPath':null,'OutputPath':'$v','End':true}");
    begin(commits, "variable");
    assertThat(payloads("variable")).containsExactly("@1");

    clock.advance(9_000);
    commit(due(commits, load("variable"), Frame.TOP));
    assertThat(payloads("variable")).containsExactly("@1", "@2");
    assertThat(bytes(hash("variable"))).isLessThan(LARGE * 3);

    clock.advance(9_000);
    Loaded loaded = load("variable");
    int branch = loaded.execution().frames().stream().mapToInt(Frame::id).max().orElseThrow();
    commit(due(commits, loaded, branch));
    assertThat(payloads("variable")).isEmpty();

    clock.advance(9_000);
    commit(due(commits, load("variable"), Frame.TOP));
    assertThat(read("variable", false))
        .last()
        .satisfies(event -> assertThat(event.values()).containsExactly(Json.ofTrusted("0")));
  }

  @Test
  void shouldGoOnWhereAnotherInstanceHasLeftOff() {
    Commits commits = fanOut(3);
    Loaded here = begin(commits, "moved");
    clock.advance(9_000);
    commit(due(commits, here, 1));
    Commit outdated = due(commits, here, 2);
    CommitResult refused = await(executions.commit(outdated));
    assertThat(refused).isInstanceOf(CommitResult.Outdated.class);
    Loaded current = ((CommitResult.Outdated) refused).current();
    commit(due(commits, current, 2));
    commit(due(commits, load("moved"), 3));
    assertThat(payloads("moved")).isEmpty();
  }

  @Test
  void shouldListWhatIsLargeWithoutReadingIt() {
    Commits running =
        commits(
            "'A':{'Type':'Wait','Seconds':9,'Next':'B'},'B':{'Type':'Fail','Cause':'"
                + FILLING.substring(0, 20_000)
                + "'}");
    commit(running.begin("hash", FILLING, clock.millis(), "f.1"));
    commit(commits("'A':{'Type':'Pass','End':true}").begin("whole", FILLING, clock.millis(), "f"));
    commit(
        commits(
                "'A':{'Type':'Pass','Result':'"
                    + FILLING
                    + "','Next':'B'},'B':{'Type':'Pass','End':true}")
            .begin("made", FILLING, clock.millis(), "f"));
    clock.advance(9_000);
    commit(due(running, load("hash"), Frame.TOP));

    List<Summary> listed =
        await(
            store.histories().list(new Name(RunningMachine.HOME, Commits.MACHINE), null, null, 10));

    assertThat(listed)
        .extracting(each -> each.start().key().name())
        .containsExactly("whole", "made", "hash");
    assertThat(listed)
        .allSatisfy(each -> assertThat(each.start().input()).isSameAs(HistoryStore.LEFT_OUT));
    assertThat(listed)
        .allMatch(each -> each.progress().toString().length() < 1_000)
        .allMatch(each -> each.progress().ending() != null);
    for (Summary each : listed) {
      assertThat(describe(each, true).start().input().text()).contains(FILLING);
      assertThat(describe(each, true).progress().toString()).hasSizeGreaterThan(20_000);
    }
    for (Summary each : listed.subList(0, 2)) {
      assertThat(describe(each, false).start().input()).isSameAs(HistoryStore.LEFT_OUT);
    }
    // the cause of a failure is no payload
    assertThat(describe(listed.get(2), false).progress().toString()).hasSizeGreaterThan(20_000);
  }

  private Summary describe(Summary listed, boolean payloads) {
    return Objects.requireNonNull(
        await(store.histories().describe(listed.start().key(), payloads)));
  }

  @Test
  void shouldEndPartsOfAHistoryWhereTheyGetLarge() {
    Commits commits =
        commits(
            IntStream.range(0, 12)
                    .mapToObj(
                        i ->
                            "'%s':{'Type':'Pass','Result':'%d%s','Next':'%s'}"
                                .formatted(i == 0 ? "A" : "S" + i, i, FILLING, "S" + (i + 1)))
                    .collect(Collectors.joining(","))
                + ",'S12':{'Type':'Wait','Seconds':1,'End':true}");
    begin(commits, "long");
    Loaded loaded = goOn(commits, "long", 26);
    List<HistoryEvent> forward = read("long", false);
    List<HistoryEvent> reverse = new ArrayList<>(read("long", true));

    assertThat(forward).hasSize(26).hasSize((int) loaded.execution().progress().events());
    Collections.reverse(reverse);
    assertThat(reverse).isEqualTo(forward);
  }

  /** The turns that a long one is divided into, until there are so many events. */
  private Loaded goOn(Commits commits, String name, long events) {
    Loaded loaded = load(name);
    while (loaded.execution().progress().events() < events) {
      long after = loaded.execution().progress().events();
      Stimulus resumed = new Stimulus.Resumed(after);
      commit(commits.next(loaded, resumed, clock.millis(), "f." + after));
      loaded = load(name);
    }
    return loaded;
  }

  private List<HistoryEvent> read(String name, boolean reverse) {
    List<HistoryEvent> all = new ArrayList<>();
    HistoryPart part;
    do {
      long from = all.isEmpty() ? 0 : all.get(all.size() - 1).id() + (reverse ? -1 : 1);
      part =
          Objects.requireNonNull(
              await(store.histories().history(Commits.key(name), from, 1_000, reverse)));
      assertThat(part.events()).isNotEmpty();
      assertThat(part.events().stream().mapToLong(LargePayloadsTest::chars).sum())
          .isLessThan(HistoryPart.MOST_CHARS + 2 * LARGE);
      all.addAll(part.events());
    } while (part.hasMore());
    return all;
  }

  private static long chars(HistoryEvent event) {
    return event.values().stream()
        .mapToLong(value -> value instanceof Json json ? json.text().length() : 0)
        .sum();
  }
}
