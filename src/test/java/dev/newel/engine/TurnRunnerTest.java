package dev.newel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.interpreter.model.Execution;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.store.ExecutionStore.CommitResult;
import dev.newel.store.ExecutionStore.Loaded;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How much goes into one turn. */
class TurnRunnerTest {

  private static final int BRANCHES = 300;

  private final Parts parts = new Parts();
  private final ScriptedExecutions store = new ScriptedExecutions();
  private final List<Mailbox> free = new ArrayList<>();
  private final Mailbox mailbox = new Mailbox(Turns.KEY, free::add);

  private TurnRunner runner(String state) {
    return parts.turnRunner(parts.interpreters(state), store);
  }

  /** Each waits for a second, and has something to do then. */
  private static String branches() {
    StringBuilder branches = new StringBuilder();
    for (int i = 0; i < BRANCHES; i++) {
      branches
          .append(i == 0 ? "" : ",")
          .append(
              "{'StartAt':'W#','States':{'W#':{'Type':'Wait','Seconds':1,'Next':'P#'},"
                      .replace("#", "" + i)
                  + "'P#':{'Type':'Pass','Next':'Q#'},'Q#':{'Type':'Pass','End':true}}}"
                      .replace("#", "" + i));
    }
    return "{'Type':'Parallel','End':true,'Branches':[" + branches + "]}";
  }

  /** Each fact may cost as much as a turn may: a thousand of them would hold up everyone. */
  @Test
  void shouldLeaveForTheNextTurnWhatIsTooMuchForOne() {
    TurnRunner runner = runner(branches());
    Execution execution = new Turns(branches(), 10_000).begun();
    parts.vertx.pass(Turns.START.startTime() + 2_000);
    mailbox.read(new Loaded(execution, "fence"));
    List<Job.Fact> dues = new ArrayList<>();
    for (Frame frame : execution.frames()) {
      if (frame.dueAt() != 0) {
        dues.add(Turns.job(new Stimulus.FrameDue(frame.id(), frame.dueAt()), (String) null));
      }
    }
    assertThat(dues).hasSize(BRANCHES);
    store.results.add(new CommitResult.Committed());
    mailbox.start();
    runner.run(dues, mailbox);

    int most = parts.options().limits().eventsPerTurn();
    assertThat(store.commits.get(0).turn().events()).hasSizeBetween(most, most + 20);
    int met = store.commits.get(0).duesMet().size();
    assertThat(met).isLessThan(BRANCHES);
    int left = 0;
    while (!mailbox.isEmpty()) {
      left += ((Job.Fact) mailbox.take()).stimulus() instanceof Stimulus.FrameDue ? 1 : 0;
    }
    assertThat(left).isEqualTo(BRANCHES - met);
  }

  /** The loop is held for a trial, and a loop without end is none of it. */
  @Test
  void shouldEvaluateOnWorkersWhatIsNotKnownToBeShort() {
    TurnRunner runner =
        runner(
            "{'Type':'Pass','QueryLanguage':'JSONata','End':true,"
                + "'Output':'{% ($f := function(){$f()}; $f()) %}'}");
    store.results.add(new CommitResult.Committed());
    mailbox.start();
    runner.begin(new Job.Begin(Turns.START, Job.NOBODY), mailbox);

    assertThat(store.commits).isEmpty();
    assertThat(mailbox.isBusy()).isTrue();
    assertThat(parts.stepsOnLoop()).isBetween(20_000L, 21_000L);
    parts.vertx.pass(0);
    assertThat(store.commits.get(0).turn().events().get(2).values().toString())
        .contains("Expression evaluation timeout: Check for infinite loop");
    assertThat(parts.stepsOnLoop()).isLessThan(21_000L);
    assertThat(free).containsExactly(mailbox);
  }

  @Test
  void shouldEvaluatePathsOnWorkersToo() {
    String array = "States.ArrayRange(1, 1000, 1)";
    String all = String.join(", ", Collections.nCopies(30, array));
    TurnRunner runner =
        runner("{'Type':'Pass','End':true,'Parameters':{'a.$':'States.Array(" + all + ")'}}");
    store.results.add(new CommitResult.Committed());
    mailbox.start();
    runner.begin(new Job.Begin(Turns.START, Job.NOBODY), mailbox);

    assertThat(store.commits).isEmpty();
    parts.vertx.pass(0);
    assertThat(store.commits).hasSize(1);
  }
}
