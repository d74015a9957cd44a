package dev.newel.store.redis.frozen;

import dev.newel.interpreter.model.event.EventType;
import dev.newel.store.redis.codec.UnreadableValueException;
import java.util.HashMap;
import java.util.Map;

/**
 * How the types of history events are written: a capital letter for what it happened to, and a
 * small one for what happened. A code once given is for ever.
 */
final class EventCodes {

  private static final Map<String, EventType> TYPES = types();

  private EventCodes() {}

  private static Map<String, EventType> types() {
    Map<String, EventType> types = new HashMap<>();
    for (EventType type : EventType.values()) {
      if (types.put(code(type), type) != null) {
        throw new IllegalStateException("two types of events have the code of " + type);
      }
    }
    return types;
  }

  static EventType type(String code) {
    EventType type = TYPES.get(code);
    if (type == null) {
      throw new UnreadableValueException("no type of events has the code " + code);
    }
    return type;
  }

  static String code(EventType type) {
    return switch (type) {
      case EXECUTION_STARTED -> "Eb";
      case EXECUTION_SUCCEEDED -> "Es";
      case EXECUTION_FAILED -> "Ef";
      case EXECUTION_ABORTED -> "Ea";
      case EXECUTION_TIMED_OUT -> "Et";
      case PASS_STATE_ENTERED -> "Pe";
      case PASS_STATE_EXITED -> "Px";
      case TASK_STATE_ENTERED -> "Te";
      case TASK_STATE_EXITED -> "Tx";
      case TASK_STATE_ABORTED -> "Ta";
      case CHOICE_STATE_ENTERED -> "Ce";
      case CHOICE_STATE_EXITED -> "Cx";
      case WAIT_STATE_ENTERED -> "We";
      case WAIT_STATE_EXITED -> "Wx";
      case WAIT_STATE_ABORTED -> "Wa";
      case SUCCEED_STATE_ENTERED -> "Se";
      case SUCCEED_STATE_EXITED -> "Sx";
      case FAIL_STATE_ENTERED -> "Fe";
      case PARALLEL_STATE_ENTERED -> "Le";
      case PARALLEL_STATE_EXITED -> "Lx";
      case PARALLEL_STATE_STARTED -> "Lb";
      case PARALLEL_STATE_SUCCEEDED -> "Ls";
      case PARALLEL_STATE_FAILED -> "Lf";
      case PARALLEL_STATE_ABORTED -> "La";
      case MAP_STATE_ENTERED -> "Me";
      case MAP_STATE_EXITED -> "Mx";
      case MAP_STATE_STARTED -> "Mb";
      case MAP_STATE_SUCCEEDED -> "Ms";
      case MAP_STATE_FAILED -> "Mf";
      case MAP_STATE_ABORTED -> "Ma";
      case MAP_ITERATION_STARTED -> "Ib";
      case MAP_ITERATION_SUCCEEDED -> "Is";
      case MAP_ITERATION_FAILED -> "If";
      case MAP_ITERATION_ABORTED -> "Ia";
      case ACTIVITY_SCHEDULED -> "Ac";
      case ACTIVITY_STARTED -> "Ab";
      case ACTIVITY_SUCCEEDED -> "As";
      case ACTIVITY_FAILED -> "Af";
      case ACTIVITY_TIMED_OUT -> "At";
      case TASK_SCHEDULED -> "Kc";
      case TASK_STARTED -> "Kb";
      case TASK_SUBMITTED -> "Ku";
      case TASK_SUCCEEDED -> "Ks";
      case TASK_FAILED -> "Kf";
      case TASK_TIMED_OUT -> "Kt";
      case LAMBDA_FUNCTION_SCHEDULED -> "Nc";
      case LAMBDA_FUNCTION_STARTED -> "Nb";
      case LAMBDA_FUNCTION_SUCCEEDED -> "Ns";
      case LAMBDA_FUNCTION_FAILED -> "Nf";
      case LAMBDA_FUNCTION_TIMED_OUT -> "Nt";
      // what came later
      default -> "unknown " + type;
    };
  }
}
