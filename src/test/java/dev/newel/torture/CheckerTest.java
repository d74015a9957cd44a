package dev.newel.torture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.torture.Deed.Outcome;
import dev.newel.torture.Deed.PollEnd;
import dev.newel.torture.Deed.Turn;
import dev.newel.torture.Violation.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CheckerTest {

  /** Something untrue, and what the checker must call it. */
  private record Lie(Kind kind, String what, Consumer<Story> spoil) {
    @Override
    public String toString() {
      return kind + ": " + what;
    }
  }

  @Test
  void shouldFindNothingWhereAllIsWell() {
    assertThat(Checker.check(Story.thatIsTrue().evidence())).isEmpty();
  }

  @Test
  void shouldLetAWorkerHaveAnotherTaskThanOneThatEndedAsItBegan() {
    Story story = Story.thatIsTrue();
    story.fates.get(Story.CUT).events().add(4, Story.handedOut(120, 3, "w-3"));
    story.event(Story.CUT, 5).put("id", 5).put("previousEventId", 3);
    story.event(Story.CUT, 6).put("id", 6);
    story.event(Story.CUT, 4).put("type", "Something");

    assertThat(Checker.check(story.evidence()))
        .extracting(Violation::kind)
        .doesNotContain(Kind.HANDED_OUT_TWICE, Kind.HAND_OUT_LOST, Kind.RESULT_LOST);
  }

  @ParameterizedTest
  @MethodSource("lies")
  void shouldFind(Lie lie) {
    Story story = Story.thatIsTrue();
    lie.spoil().accept(story);

    assertThat(Checker.check(story.evidence())).extracting(Violation::kind).contains(lie.kind());
  }

  @Test
  void shouldHaveALieForEachKind() {
    assertThat(lies().map(Lie::kind)).contains(Kind.values());
  }

  private static Stream<Lie> lies() {
    return Stream.of(
            starts(), children(), calls(), mapRuns(), histories(), handOuts(), answers(), times())
        .flatMap(List::stream);
  }

  private static List<Lie> starts() {
    return List.of(
        new Lie(Kind.START_LOST, "it is not there", story -> story.fates.remove(Story.WAIT)),
        new Lie(
            Kind.START_REFUSED,
            "its name was not taken",
            story ->
                story.replace(
                    story.start("run-4"),
                    new Deed.Start("run-4", Machine.WAIT, "none", Outcome.REFUSED, null))),
        new Lie(
            Kind.STARTED_TWICE,
            "a repeat started another",
            story -> story.fates.add(renamed(story.fates.get(Story.WAIT)))),
        new Lie(Kind.NOT_ASKED_FOR, "no start", story -> story.deeds.remove(story.start("run-4"))),
        new Lie(
            Kind.WRONG_END,
            "a wait does not time out",
            story -> describe(story, Story.WAIT, "status", "TIMED_OUT")),
        new Lie(
            Kind.WRONG_END,
            "an output that no worker gave",
            story -> describe(story, Story.TASK, "output", Story.result("w-1", 2))),
        new Lie(
            Kind.WRONG_END,
            "stopped by nobody",
            story -> story.deeds.removeIf(CheckerTest::isStop)),
        new Lie(Kind.STUCK, "no end", story -> remove(story, Story.TASK, 7)),
        new Lie(
            Kind.STUCK,
            "the hand-out was not cut off",
            story -> story.replace(story.poll("w-4"), new Deed.Poll("w-4", PollEnd.EMPTY, null))),
        new Lie(
            Kind.LEFT_OVER,
            "an entry of the outbox",
            story -> story.leftovers.add("{p1}o task:run-1 0 1 P ")));
  }

  private static List<Lie> children() {
    return List.of(
        new Lie(Kind.CHILD_ASTRAY, "no child", story -> story.fates.remove(Story.CHILD)),
        new Lie(
            Kind.CHILD_ASTRAY,
            "two children",
            story -> story.fates.add(renamed(story.fates.get(Story.CHILD)))),
        new Lie(Kind.CHILD_ASTRAY, "no parent", story -> story.fates.remove(Story.PARENT)),
        new Lie(
            Kind.CHILD_ASTRAY,
            "an output that is not the child's",
            story -> describe(story, Story.CHILD, "output", Story.result("w-5", 2))),
        new Lie(
            Kind.CHILD_ASTRAY,
            "told twice",
            story -> story.event(Story.PARENT, 5).put("type", "TaskSucceeded")),
        new Lie(
            Kind.CHILD_ASTRAY,
            "failed without its child",
            story -> describe(story, Story.PARENT, "status", "FAILED")),
        new Lie(Kind.STUCK, "the child has no end", story -> remove(story, Story.CHILD, 7)));
  }

  private static List<Lie> calls() {
    return List.of(
        new Lie(
            Kind.RESULT_MADE_UP,
            "no call gave it",
            story -> story.deeds.remove(new Deed.Call("run-6", Story.given("run-6", 2)))),
        new Lie(
            Kind.RESULT_MADE_UP,
            "nobody called back with it",
            story -> story.deeds.removeIf(Deed.CallBack.class::isInstance)),
        new Lie(
            Kind.WRONG_END,
            "the output of another call",
            story -> describe(story, Story.CALL, "output", Story.given("run-6", 1))),
        new Lie(
            Kind.RESULT_TWICE,
            "both calls count",
            story -> story.fates.get(Story.CALL).events().add(story.event(Story.CALL, 5))),
        new Lie(
            Kind.RESULT_LOST,
            "a call-back that worked is not there",
            story -> story.event(Story.CALLBACK, 5).put("type", "TaskSubmitted")),
        new Lie(
            Kind.TOKEN_WORKED_TWICE,
            "for both call-backs",
            story -> calledBack(story, 2, Outcome.ACKNOWLEDGED)),
        new Lie(
            Kind.REFUSED_RESULT_KEPT,
            "of a call-back",
            story -> calledBack(story, 1, Outcome.REFUSED)),
        new Lie(
            Kind.REFUSED_WITHOUT_REASON,
            "all call-backs",
            story -> calledBack(story, 1, Outcome.REFUSED)));
  }

  private static void calledBack(Story story, int call, Outcome outcome) {
    story.deeds.removeIf(
        deed ->
            deed instanceof Deed.CallBack back && back.value().equals(Story.given("run-7", call)));
    story.deeds.add(new Deed.CallBack("run-7", Story.given("run-7", call), outcome));
  }

  private static List<Lie> mapRuns() {
    return List.of(
        new Lie(
            Kind.MISCOUNTED,
            "an item twice",
            story -> mapRun(story).withObject("itemCounts").put("failed", 1)),
        new Lie(
            Kind.MISCOUNTED,
            "an execution that goes on",
            story -> mapRun(story).withArray("children").addObject().put("status", "RUNNING")),
        new Lie(
            Kind.MISCOUNTED,
            "an item of which nothing became",
            story -> mapRun(story).withArray("children").remove(0)));
  }

  private static ObjectNode mapRun(Story story) {
    return (ObjectNode) story.fates.get(Story.SPREAD).description().path("mapRuns").get(0);
  }

  private static List<Lie> histories() {
    return List.of(
        new Lie(Kind.ILL_FORMED, "a gap", story -> remove(story, Story.TASK, 3)),
        new Lie(Kind.ILL_FORMED, "ids twice", story -> story.event(Story.TASK, 5).put("id", 4)),
        new Lie(
            Kind.ILL_FORMED,
            "it follows what comes later",
            story -> story.event(Story.TASK, 3).put("previousEventId", 4)),
        new Lie(
            Kind.ILL_FORMED,
            "earlier than the one before",
            story -> story.event(Story.TASK, 4).put("timestamp", 99)),
        new Lie(
            Kind.ILL_FORMED,
            "goes on after its end",
            story -> story.event(Story.TASK, 6).put("type", "ExecutionFailed")),
        new Lie(
            Kind.ILL_FORMED,
            "never exited",
            story -> story.event(Story.TASK, 6).put("type", "Something")),
        new Lie(
            Kind.ILL_FORMED,
            "two answers to one hand-out",
            story -> append(story, Story.TASK, Story.event(102, "ActivityTimedOut", 4))),
        new Lie(
            Kind.DISAGREES,
            "listed otherwise",
            story -> ((ObjectNode) story.fates.get(Story.WAIT).listed()).put("status", "RUNNING")),
        new Lie(
            Kind.DISAGREES,
            "described otherwise",
            story -> describe(story, Story.WAIT, "output", "{}")));
  }

  private static List<Lie> handOuts() {
    return List.of(
        new Lie(
            Kind.HANDED_OUT_TWICE,
            "to two workers",
            story -> append(story, Story.TASK, Story.handedOut(102, 3, "w-4"))),
        new Lie(
            Kind.HANDED_OUT_TWICE,
            "the same token",
            story ->
                story.replace(story.poll("w-3"), new Deed.Poll("w-3", PollEnd.TASK, "token-w-1"))),
        new Lie(
            Kind.HAND_OUT_LOST,
            "the poll was answered with nothing",
            story -> story.replace(story.poll("w-4"), new Deed.Poll("w-4", PollEnd.EMPTY, null))),
        new Lie(
            Kind.HAND_OUT_MADE_UP,
            "a token without ActivityStarted",
            story -> story.deeds.add(new Deed.Poll("w-9", PollEnd.TASK, "token-w-9"))),
        new Lie(
            Kind.HAND_OUT_MADE_UP,
            "an ActivityStarted without a poll",
            story -> story.deeds.remove(story.poll("w-4"))));
  }

  private static List<Lie> answers() {
    return List.of(
        new Lie(
            Kind.RESULT_LOST,
            "a time-out stands in its place",
            story -> story.event(Story.TASK, 5).put("type", "ActivityTimedOut")),
        new Lie(
            Kind.RESULT_TWICE,
            "in two executions",
            story ->
                story
                    .event(Story.BEAT, 8)
                    .putObject("activitySucceededEventDetails")
                    .put("output", Story.result("w-1", 1))),
        new Lie(
            Kind.RESULT_MADE_UP,
            "nobody sent it",
            story -> story.deeds.remove(story.answer("w-3", Turn.FIRST))),
        new Lie(
            Kind.REFUSED_RESULT_KEPT,
            "it is in the history",
            story -> outcome(story, "w-3", Turn.FIRST, Outcome.REFUSED)),
        new Lie(
            Kind.REFUSED_WITHOUT_REASON,
            "the task is open",
            story -> {
              outcome(story, "w-3", Turn.FIRST, Outcome.REFUSED);
              story.event(Story.BEAT, 8).put("type", "Something");
            }),
        new Lie(
            Kind.TOKEN_WORKED_TWICE,
            "the second answer too",
            story -> outcome(story, "w-1", Turn.SECOND, Outcome.ACKNOWLEDGED)),
        new Lie(
            Kind.REPEAT_REFUSED,
            "the same call again",
            story -> outcome(story, "w-1", Turn.REPEAT, Outcome.REFUSED)));
  }

  private static List<Lie> times() {
    return List.of(
        new Lie(
            Kind.TIMED_OUT_UNDULY,
            "nobody is to blame",
            story -> {
              story.deeds.remove(new Deed.Death("w-2"));
              story.deeds.add(
                  new Deed.Answer(
                      "w-2", "token-w-2", "any", Turn.FIRST, Outcome.REFUSED, 101, false));
            }),
        new Lie(
            Kind.TIMED_OUT_EARLY,
            "before its time",
            story -> story.event(Story.BEAT, 5).put("timestamp", 105)),
        new Lie(
            Kind.TIMED_OUT_EARLY,
            "in spite of a heartbeat",
            story -> story.deeds.add(new Deed.Beat("w-2", Outcome.ACKNOWLEDGED, 104))),
        new Lie(
            Kind.WAITED_TOO_SHORT,
            "a wait",
            story -> story.event(Story.WAIT, 3).put("timestamp", 101)),
        new Lie(
            Kind.WAITED_TOO_SHORT,
            "a retry",
            story -> story.event(Story.BEAT, 6).put("timestamp", 106.2)));
  }

  private static boolean isStop(Deed deed) {
    return deed instanceof Deed.Stop;
  }

  private static Fate renamed(Fate fate) {
    return new Fate(
        fate.arn() + "-2", fate.description(), fate.listed(), new ArrayList<>(fate.events()));
  }

  private static void describe(Story story, int fate, String member, String value) {
    ((ObjectNode) story.fates.get(fate).description()).put(member, value);
  }

  private static void remove(Story story, int fate, int id) {
    story.fates.get(fate).events().remove(id - 1);
  }

  private static void append(Story story, int fate, ObjectNode event) {
    List<JsonNode> events = story.fates.get(fate).events();
    events.add(events.size() - 2, event);
  }

  private static void outcome(Story story, String worker, Turn turn, Outcome outcome) {
    Deed.Answer answer = story.answer(worker, turn);
    story.replace(answer, Story.with(answer, outcome));
  }
}
