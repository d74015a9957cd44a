package dev.newel.engine;

import dev.newel.asl.Json;
import dev.newel.interpreter.model.BegunWork;
import dev.newel.interpreter.model.Effect;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;

/** An effect of each kind. */
final class Effects {

  private static final BegunWork WORK =
      new BegunWork(Json.EMPTY_OBJECT.node(), Json.EMPTY_OBJECT.node());

  private static final Map<Class<?>, Effect> SAMPLES =
      Map.of(
          Effect.OfferTask.class, new Effect.OfferTask(0, 7, Turns.ACTIVITY),
          Effect.WithdrawTask.class, new Effect.WithdrawTask(0, 7, Turns.ACTIVITY),
          Effect.CallService.class,
              new Effect.CallService(0, 7, "service", "act", Json.EMPTY_OBJECT, null),
          Effect.WatchWork.class, new Effect.WatchWork(0, 7, "service", "act", WORK, null, 5),
          Effect.StopWork.class, new Effect.StopWork(0, 7, "service", "act", WORK, null));

  private Effects() {}

  static Stream<Effect> ofEachKind() {
    return Arrays.stream(Effect.class.getPermittedSubclasses()).map(Effects::of);
  }

  static Effect of(Class<?> kind) {
    Effect sample = SAMPLES.get(kind);
    if (sample == null) {
      throw new AssertionError("no effect of the kind " + kind);
    }
    return sample;
  }
}
