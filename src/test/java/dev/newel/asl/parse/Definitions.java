package dev.newel.asl.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.asl.State;
import dev.newel.asl.data.Json;
import dev.newel.asl.parse.check.DefinitionException;
import dev.newel.asl.parse.check.Problem;
import dev.newel.aws.model.ServiceModels;
import dev.newel.task.ActivityKind;
import dev.newel.task.NestedKind;
import dev.newel.task.TaskInvoker;
import dev.newel.task.TaskRegistry;
import dev.newel.task.lambda.LambdaKind;
import dev.newel.task.optimised.OptimisedKind;
import dev.newel.task.sdk.SdkKind;
import io.vertx.core.Future;
import java.util.List;

/** Definitions around the states that tests are about. */
public final class Definitions {

  private static final TaskInvoker NO_CALLS =
      (execution, call) -> Future.failedFuture("no calls here");

  private static final ServiceModels MODELS = ServiceModels.bundled();

  /** What Task states can call, though nobody makes the calls. */
  public static final TaskRegistry TASKS =
      new TaskRegistry(
          List.of(
              new ActivityKind(),
              new NestedKind(),
              new LambdaKind(NO_CALLS),
              new OptimisedKind(MODELS, NO_CALLS),
              new SdkKind(MODELS, NO_CALLS, NO_CALLS)));

  public static final DefinitionParser PARSER = new DefinitionParser(TASKS);

  private Definitions() {}

  /** A machine of one state, X, written without quotes of names: single quotes stand for double. */
  public static String machine(String state) {
    return "{'StartAt':'X','States':{'X':%s}}".formatted(state).replace('\'', '"');
  }

  /** X, which may go on to Y and Z. */
  public static <S extends State> S state(Class<S> type, String state) {
    String goal = "{'Type':'Succeed'}";
    String choice =
        "{'Type':'Choice','Default':'X','Choices':["
            + "{'Variable':'$','IsNull':true,'Next':'Y'},{'Variable':'$','IsNull':true,'Next':'Z'}]}";
    String text =
        "{'StartAt':'W','States':{'W':%s,'X':%s,'Y':%s,'Z':%s}}"
            .formatted(choice, state, goal, goal)
            .replace('\'', '"');
    try {
      State parsed = PARSER.parse(text, MachineType.STANDARD).flow().state("X");
      assertThat(parsed).isInstanceOf(type);
      return type.cast(parsed);
    } catch (DefinitionException e) {
      throw new AssertionError(e.getMessage(), e);
    }
  }

  /** What is wrong with a definition; empty if nothing is. */
  public static List<Problem> problems(String text, MachineType type) {
    try {
      PARSER.parse(text, type);
      return List.of();
    } catch (DefinitionException e) {
      assertThat(e.problems()).isNotEmpty();
      return e.problems();
    }
  }

  public static Json json(String text) {
    return Json.ofTrusted(text.replace('\'', '"'));
  }
}
