package dev.newel.torture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.torture.Deed.Outcome;
import dev.newel.torture.Deed.PollEnd;
import dev.newel.torture.Deed.Turn;
import java.util.ArrayList;
import java.util.List;

/**
 * Evidence made by hand in which all is well, to be spoiled: a task, a task whose worker died and
 * that was tried again, a task that a fault cut off, a wait, a parent with its child, and a Map
 * Run.
 */
final class Story {

  static final int TASK = 0;
  static final int BEAT = 1;
  static final int CUT = 2;
  static final int WAIT = 3;
  static final int PARENT = 4;
  static final int CHILD = 5;
  static final int SPREAD = 6;

  private static final String ARN = "arn:aws:states:us-east-1:000000000000:execution:";

  final List<Deed> deeds = new ArrayList<>();
  final List<Fate> fates = new ArrayList<>();
  final List<String> leftovers = new ArrayList<>();

  private Story() {}

  static Story thatIsTrue() {
    Story story = new Story();
    story.task();
    story.beat();
    story.cutOff();
    story.waited();
    story.family();
    story.spread();
    return story;
  }

  Evidence evidence() {
    return new Evidence(List.copyOf(deeds), List.copyOf(fates), List.copyOf(leftovers));
  }

  ObjectNode event(int fate, int id) {
    return (ObjectNode) fates.get(fate).events().get(id - 1);
  }

  /** Puts another deed in the place of one. */
  void replace(Deed old, Deed other) {
    deeds.set(deeds.indexOf(old), other);
  }

  Deed.Poll poll(String worker) {
    return all(Deed.Poll.class).stream()
        .filter(it -> it.worker().equals(worker))
        .findFirst()
        .orElseThrow();
  }

  Deed.Answer answer(String worker, Turn turn) {
    return all(Deed.Answer.class).stream()
        .filter(it -> it.worker().equals(worker) && it.turn() == turn)
        .findFirst()
        .orElseThrow();
  }

  Deed.Start start(String run) {
    return all(Deed.Start.class).stream()
        .filter(it -> it.run().equals(run))
        .findFirst()
        .orElseThrow();
  }

  private <T extends Deed> List<T> all(Class<T> kind) {
    return deeds.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  static Deed.Answer with(Deed.Answer answer, Outcome outcome) {
    return new Deed.Answer(
        answer.worker(),
        answer.token(),
        answer.value(),
        answer.turn(),
        outcome,
        answer.sentAt(),
        answer.impeded());
  }

  private void task() {
    started(Machine.TASK, "run-1", "second");
    taken("w-1");
    answered("w-1", Turn.FIRST, Outcome.ACKNOWLEDGED, 102);
    answered("w-1", Turn.REPEAT, Outcome.ACKNOWLEDGED, 102.1);
    answered("w-1", Turn.SECOND, Outcome.REFUSED, 102.2);
    fate(
        Machine.TASK,
        "run-1",
        "second",
        "SUCCEEDED",
        result("w-1", 1),
        event(100, "ExecutionStarted", 0),
        entered(100, "TaskStateEntered", 0),
        event(100, "ActivityScheduled", 2),
        handedOut(101, 3, "w-1"),
        succeeded(102, 4, "w-1"),
        exited(102, "TaskStateExited", 5),
        ended(102, 6, result("w-1", 1)));
  }

  private void family() {
    started(Machine.PARENT, "run-5", "succeed");
    taken("w-5");
    answered("w-5", Turn.FIRST, Outcome.ACKNOWLEDGED, 102);
    String output = "{\"Output\":" + result("w-5", 1) + "}";
    fate(
        Machine.PARENT,
        "run-5",
        "succeed",
        "SUCCEEDED",
        output,
        event(100, "ExecutionStarted", 0),
        entered(100, "TaskStateEntered", 0),
        event(100, "TaskScheduled", 2),
        event(100, "TaskStarted", 3),
        event(101, "TaskSubmitted", 4),
        event(103, "TaskSucceeded", 5),
        exited(103, "TaskStateExited", 6),
        ended(103, 7, output));
    fate(
        Machine.CHILD,
        "run-5",
        "succeed",
        "SUCCEEDED",
        result("w-5", 1),
        event(100, "ExecutionStarted", 0),
        entered(100, "TaskStateEntered", 0),
        event(100, "ActivityScheduled", 2),
        handedOut(101, 3, "w-5"),
        succeeded(102, 4, "w-5"),
        exited(102, "TaskStateExited", 5),
        ended(102, 6, result("w-5", 1)));
  }

  private void beat() {
    started(Machine.BEAT, "run-2", "die");
    taken("w-2");
    deeds.add(new Deed.Death("w-2"));
    taken("w-3");
    answered("w-3", Turn.FIRST, Outcome.ACKNOWLEDGED, 108);
    fate(
        Machine.BEAT,
        "run-2",
        "die",
        "SUCCEEDED",
        result("w-3", 1),
        event(100, "ExecutionStarted", 0),
        entered(100, "TaskStateEntered", 0),
        event(100, "ActivityScheduled", 2),
        handedOut(101, 3, "w-2"),
        event(106, "ActivityTimedOut", 4),
        event(107, "ActivityScheduled", 5),
        handedOut(107, 6, "w-3"),
        succeeded(108, 7, "w-3"),
        exited(108, "TaskStateExited", 8),
        ended(108, 9, result("w-3", 1)));
  }

  private void cutOff() {
    started(Machine.TASK, "run-3", "succeed");
    deeds.add(new Deed.Poll("w-4", PollEnd.CUT, null));
    deeds.add(new Deed.Stop(ARN + "task:run-3", Evidence.CUT_OFF, Outcome.ACKNOWLEDGED));
    fate(
        Machine.TASK,
        "run-3",
        "succeed",
        "ABORTED",
        "",
        event(100, "ExecutionStarted", 0),
        entered(100, "TaskStateEntered", 0),
        event(100, "ActivityScheduled", 2),
        handedOut(101, 3, "w-4"),
        event(120, "ExecutionAborted", 0));
  }

  private void waited() {
    started(Machine.WAIT, "run-4", "none");
    String input = Machine.WAIT.input("run-4", "none");
    fate(
        Machine.WAIT,
        "run-4",
        "none",
        "SUCCEEDED",
        input,
        event(100, "ExecutionStarted", 0),
        entered(100, "WaitStateEntered", 0),
        exited(102, "WaitStateExited", 2),
        ended(102, 3, input));
  }

  private void spread() {
    started(Machine.SPREAD, "run-6", "none");
    String items = Evidence.parse(Machine.SPREAD.input("run-6", "none")).path("items").toString();
    fate(
        Machine.SPREAD,
        "run-6",
        "none",
        "SUCCEEDED",
        items,
        event(100, "ExecutionStarted", 0),
        entered(100, "MapStateEntered", 0),
        event(100, "MapRunStarted", 2),
        event(102, "MapRunSucceeded", 3),
        exited(102, "MapStateExited", 3),
        ended(102, 5, items));
    ObjectNode run =
        ((ObjectNode) fates.get(SPREAD).description())
            .putArray("mapRuns")
            .addObject()
            .put("status", "SUCCEEDED");
    run.putObject("itemCounts").put("succeeded", Machine.MAP_ITEMS).put("total", Machine.MAP_ITEMS);
    for (int i = 0; i < Machine.MAP_ITEMS; i++) {
      run.withArray("children").addObject().put("status", "SUCCEEDED");
    }
  }

  private void started(Machine machine, String run, String plan) {
    deeds.add(new Deed.Start(run, machine, plan, Outcome.ACKNOWLEDGED, arn(machine, run)));
  }

  private void taken(String worker) {
    deeds.add(new Deed.Poll(worker, PollEnd.TASK, "token-" + worker));
  }

  private void answered(String worker, Turn turn, Outcome outcome, double sentAt) {
    String value = result(worker, turn == Turn.SECOND ? 2 : 1);
    deeds.add(new Deed.Answer(worker, "token-" + worker, value, turn, outcome, sentAt, false));
  }

  static String result(String worker, int answer) {
    return "{\"worker\":\"%s\",\"answer\":%d}".formatted(worker, answer);
  }

  private static String arn(Machine machine, String run) {
    return ARN + machine.machineName() + ":" + run;
  }

  private void fate(
      Machine machine, String run, String plan, String status, String output, JsonNode... events) {
    ObjectNode described =
        Client.object()
            .put("status", status)
            .put("startDate", 100)
            .put("stopDate", 130)
            .put("input", machine.input(run, plan))
            .put("output", output);
    if (status.equals("ABORTED")) {
      described.put("error", Evidence.CUT_OFF);
    }
    List<JsonNode> history = new ArrayList<>(List.of(events));
    for (int i = 0; i < events.length; i++) {
      ((ObjectNode) events[i]).put("id", i + 1);
    }
    ObjectNode listed = described.deepCopy().retain("status", "startDate", "stopDate");
    fates.add(new Fate(arn(machine, run), described, listed, history));
  }

  static ObjectNode event(double time, String type, long previous) {
    return Client.object()
        .put("timestamp", time)
        .put("type", type)
        .put("previousEventId", previous);
  }

  private static ObjectNode entered(double time, String type, long previous) {
    ObjectNode event = event(time, type, previous);
    event.putObject("stateEnteredEventDetails").put("name", "Only");
    return event;
  }

  private static ObjectNode exited(double time, String type, long previous) {
    ObjectNode event = event(time, type, previous);
    event.putObject("stateExitedEventDetails").put("name", "Only");
    return event;
  }

  static ObjectNode handedOut(double time, long previous, String worker) {
    ObjectNode event = event(time, "ActivityStarted", previous);
    event.putObject("activityStartedEventDetails").put("workerName", worker);
    return event;
  }

  private static ObjectNode succeeded(double time, long previous, String worker) {
    ObjectNode event = event(time, "ActivitySucceeded", previous);
    event.putObject("activitySucceededEventDetails").put("output", result(worker, 1));
    return event;
  }

  private static ObjectNode ended(double time, long previous, String output) {
    ObjectNode event = event(time, "ExecutionSucceeded", previous);
    event.putObject("executionSucceededEventDetails").put("output", output);
    return event;
  }
}
