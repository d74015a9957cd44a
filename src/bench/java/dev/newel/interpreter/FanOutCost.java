package dev.newel.interpreter;

import dev.newel.asl.Definition;
import dev.newel.asl.data.Json;
import dev.newel.interpreter.environment.Environment;
import dev.newel.interpreter.environment.Environment.Limits;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Execution;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.Turn;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What an item of a large Map, or a branch of a large Parallel, costs in turns, beside one of a
 * hundred. Prints the ratios.
 */
public final class FanOutCost {

  private static final int ROUNDS = 7;
  private static final int ITEMS_PER_ROUND = 20_000;

  /** AWS's, but for the history, which has no room for 10,000 tasks. */
  private static final Limits LIMITS =
      new Limits(262_144, Long.MAX_VALUE, Long.MAX_VALUE, 1_000, 40);

  private final Environment environment =
      new Environment("us-east-1", LIMITS, new Random(1), RunningMachine.TOKENS, arn -> true);

  private FanOutCost() {}

  /** Measures and prints. */
  public static void main(String[] arguments) {
    FanOutCost cost = new FanOutCost();
    cost.compare("an inline Map of activity tasks", FanOutCost::map, 100, 10_000);
    cost.compare("a Parallel in a Map of ten", FanOutCost::parallelInMap, 100, 1_000);
  }

  private interface Shape {
    Run of(int size);
  }

  /**
   * A machine with its input.
   *
   * @param items how many it works on
   */
  private record Run(Definition machine, String input, int items) {}

  private static Run map(int size) {
    String flow = flow("T", RunningMachine.activity("work"));
    return new Run(
        machine("'Type':'Map','MaxConcurrency':40,'ItemProcessor':" + flow), array(size), size);
  }

  private static Run parallelInMap(int size) {
    String branches =
        IntStream.range(0, size)
            .mapToObj(i -> flow("B" + i, "'Type':'Pass'"))
            .collect(Collectors.joining(","));
    String parallel =
        flow("P", "'Type':'Parallel','ResultPath':null,'Branches':[" + branches + "]");
    return new Run(machine("'Type':'Map','ItemProcessor':" + parallel), array(10), 10 * size);
  }

  private static Definition machine(String state) {
    return RunningMachine.parse(flow("A", state));
  }

  private static String flow(String name, String state) {
    return "{'StartAt':'%1$s','States':{'%1$s':{%2$s,'End':true}}}".formatted(name, state);
  }

  private static String array(int size) {
    return String.join(",", Collections.nCopies(size, "1")).transform(all -> "[" + all + "]");
  }

  private void compare(String what, Shape shape, int few, int many) {
    Run small = shape.of(few);
    Run large = shape.of(many);
    double ofFew = Double.MAX_VALUE;
    double ofMany = Double.MAX_VALUE;
    // in turns, so that both see the same of what else the machine does
    for (int round = 0; round < ROUNDS; round++) {
      ofFew = Math.min(ofFew, nanosPerItem(small));
      ofMany = Math.min(ofMany, nanosPerItem(large));
    }
    System.out.printf(
        "%s: %.0f ns for one of %,d, %.0f ns for one of %,d, ratio %.2f%n",
        what, ofFew, few, ofMany, many, ofMany / ofFew);
  }

  private double nanosPerItem(Run run) {
    int times = Math.max(1, ITEMS_PER_ROUND / run.items());
    long start = System.nanoTime();
    for (int i = 0; i < times; i++) {
      runToEnd(run);
    }
    return (System.nanoTime() - start) / (double) times / run.items();
  }

  /** Every task is started and answered in a turn of its own. */
  private void runToEnd(Run run) {
    Execution execution = new Execution(RunningMachine.startOf(run.input()));
    Deque<Effect> tasks = new ArrayDeque<>();
    step(run, execution, tasks, new Stimulus.Started());
    while (execution.progress().ending() == null) {
      Effect task = tasks.remove();
      step(run, execution, tasks, started(task), succeeded(task));
    }
  }

  private static Stimulus started(Effect task) {
    return new Stimulus.TaskStarted(task.frame(), task.nonce(), task.nonce(), "w");
  }

  private static Stimulus succeeded(Effect task) {
    return new Stimulus.TaskSucceeded(task.frame(), task.nonce(), Json.ofTrusted("1"));
  }

  private void step(Run run, Execution execution, Deque<Effect> tasks, Stimulus... facts) {
    Turn turn = turn(run, execution, List.of(facts), tasks);
    while (turn.isUnfinished()) {
      Stimulus resumed = new Stimulus.Resumed(turn.progress().events());
      turn = turn(run, execution, List.of(resumed), tasks);
    }
  }

  private Turn turn(Run run, Execution execution, List<Stimulus> facts, Deque<Effect> tasks) {
    Turn turn = new Turn(execution, RunningMachine.START);
    Interpreter interpreter = new Interpreter(run.machine(), turn, environment);
    facts.forEach(interpreter::step);
    execution.apply(turn);
    tasks.addAll(turn.effects());
    return turn;
  }
}
