package dev.newel.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.data.Json;
import dev.newel.interpreter.RunningMachine;
import dev.newel.interpreter.model.BegunWork;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.Redrives;
import dev.newel.interpreter.model.start.ChildOrder;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.interpreter.model.start.ParentTask;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An effect of each kind. */
public final class Effects {

  private static final BegunWork WORK =
      new BegunWork(Json.EMPTY_OBJECT.node(), Json.EMPTY_OBJECT.node());

  private static final JsonNode SERVICE = Json.EMPTY_OBJECT.node();

  static final ChildOrder ORDER =
      new ChildOrder(RunningMachine.ARNS + "stateMachine:child", "name", "{}", "call");
  public static final ExecutionKey CHILD = new ExecutionKey(RunningMachine.HOME, "child", "name");
  private static final Ending ENDING =
      new Ending(ExecutionStatus.SUCCEEDED, 9, Json.EMPTY_OBJECT, null, null);

  private static final Map<Class<?>, Effect> SAMPLES =
      Stream.of(
              new Effect.OfferTask(0, 7, Turns.ACTIVITY),
              new Effect.WithdrawTask(0, 7, Turns.ACTIVITY),
              new Effect.CallService(0, 7, "service", "act", Json.EMPTY_OBJECT, null),
              new Effect.WatchWork(0, 7, "service", "act", WORK, null, 5),
              new Effect.StopWork(0, 7, "service", "act", Json.EMPTY_OBJECT, "role"),
              new Effect.StartChild(0, 7, ORDER, true, null),
              new Effect.StartPart(0, 7, Turns.START, 0, true),
              new Effect.ReadItems(0, 7, SERVICE, null, 9, ""),
              new Effect.WriteResults(
                  0, 7, SERVICE, "run", Effect.WriteResults.Kind.SUCCEEDED, 0, List.of()),
              new Effect.WriteManifest(0, 7, SERVICE, "run", SERVICE),
              new Effect.StopChild(0, 7, CHILD),
              new Effect.TellParent(
                  new ParentTask(CHILD, 0, 7), Turns.START, ENDING, Redrives.NONE))
          .collect(Collectors.toMap(Effect::getClass, Function.identity()));

  private Effects() {}

  static Stream<Effect> ofEachKind() {
    return Arrays.stream(Effect.class.getPermittedSubclasses()).map(Effects::of);
  }

  public static Effect of(Class<?> kind) {
    Effect sample = SAMPLES.get(kind);
    if (sample == null) {
      throw new AssertionError("no effect of the kind " + kind);
    }
    return sample;
  }
}
