package dev.newel.interpreter;

import dev.newel.asl.Definition;
import dev.newel.asl.data.Json;
import dev.newel.bench.AverageTime;
import dev.newel.interpreter.environment.Environment;
import dev.newel.interpreter.model.Execution;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.Turn;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;

/** What turns cost before they are committed. */
public class InterpreterBenchmark extends AverageTime {

  private final Environment environment =
      new Environment(
          "us-east-1", RunningMachine.LIMITS, new Random(1), RunningMachine.TOKENS, arn -> true);
  private final Definition chain =
      RunningMachine.parse(
          IntStream.range(0, 10)
              .mapToObj(
                  i ->
                      "'S%d':{'Type':'Pass',%s}"
                          .formatted(i, i == 9 ? "'End':true" : "'Next':'S%d'".formatted(i + 1)))
              .collect(Collectors.joining(",", "{'StartAt':'S0','States':{", "}}")));
  private final Definition task =
      RunningMachine.parse(
          "{'StartAt':'A','States':{'A':{" + RunningMachine.activity("work") + ",'End':true}}}");
  private final Definition template =
      RunningMachine.parse(
          "{'StartAt':'A','States':{'A':{'Type':'Pass','End':true,'Parameters':{'id.$':'$.id',"
              + "'sum.$':'States.MathAdd($.n, 1)','fixed':[1,2,3]}}}}");
  private final Definition choice =
      RunningMachine.parse(
          "{'StartAt':'A','States':{'A':{'Type':'Choice','Default':'B','Choices':["
              + "{'Variable':'$.id','StringMatches':'x*','Next':'B'},"
              + "{'Variable':'$.n','NumericGreaterThan':1,'Next':'B'}]},'B':{'Type':'Succeed'}}}");

  private static Json input() {
    return Json.ofTrusted("{\"id\":\"o-1\",\"n\":2}");
  }

  private Turn start(Definition machine) {
    Turn turn =
        new Turn(new Execution(RunningMachine.startOf(input().text())), RunningMachine.START);
    new Interpreter(machine, turn, environment).step(new Stimulus.Started());
    return turn;
  }

  /** One turn of 22 events. */
  @Benchmark
  public Turn chainOfTen() {
    return start(chain);
  }

  @Benchmark
  public Turn template() {
    return start(template);
  }

  @Benchmark
  public Turn choice() {
    return start(choice);
  }

  /** The three turns of an activity task: scheduled, started, succeeded. */
  @Benchmark
  public Turn taskRoundTrip() {
    Turn scheduled = start(task);
    long nonce = scheduled.effects().iterator().next().nonce();
    Execution execution = scheduled.execution();
    execution.apply(scheduled);
    Turn last = scheduled;
    for (Stimulus next :
        List.of(
            new Stimulus.TaskStarted(Frame.TOP, nonce, nonce, "w"),
            new Stimulus.TaskSucceeded(Frame.TOP, nonce, input()))) {
      last = new Turn(execution, RunningMachine.START);
      new Interpreter(task, last, environment).step(next);
      execution.apply(last);
    }
    return last;
  }
}
