package dev.newel.engine.trial;

import dev.newel.asl.Definition;
import dev.newel.asl.Flow;
import dev.newel.asl.MapState;
import dev.newel.asl.State;
import dev.newel.asl.TaskState;
import dev.newel.asl.data.Json;
import dev.newel.interpreter.model.Extras;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Phase;
import dev.newel.interpreter.model.Variables;
import dev.newel.interpreter.task.TaskProtocol;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A state of a definition, and the way to it.
 *
 * @param path the state itself comes last; those before it are the states that it stands in, from
 *     the outermost on
 * @param isInMap whether the state belongs to the iterations of a Map state
 */
public record TestedState(Definition definition, List<Place> path, boolean isInMap) {

  /**
   * A state in a flow.
   *
   * @param index which flow of the state around it that is; 0 for the machine's own
   */
  public record Place(int index, State state) {}

  /** The state of a name, at any depth; null where there is none. */
  public static @Nullable TestedState find(Definition definition, String name) {
    List<Place> path = path(definition.flow(), 0, name);
    return path == null ? null : of(definition, path);
  }

  /** What a distributed Map state runs knows nothing of what is around that. */
  private static TestedState of(Definition definition, List<Place> path) {
    boolean isInMap = false;
    for (int i = path.size() - 2; i >= 0; i--) {
      if (path.get(i).state() instanceof MapState map) {
        if (map.isDistributed()) {
          Definition own = new Definition(map.processor(), null, Map.of());
          return new TestedState(own, path.subList(i + 1, path.size()), true);
        }
        isInMap = true;
      }
    }
    return new TestedState(definition, path, isInMap);
  }

  private static @Nullable List<Place> path(Flow flow, int index, String name) {
    State own = flow.states().get(name);
    if (own != null) {
      return List.of(new Place(index, own));
    }
    for (State state : flow.states().values()) {
      List<Flow> inner = state.flows();
      for (int i = 0; i < inner.size(); i++) {
        List<Place> rest = path(inner.get(i), i, name);
        if (rest != null) {
          List<Place> path = new ArrayList<>(rest);
          path.add(0, new Place(index, state));
          return List.copyOf(path);
        }
      }
    }
    return null;
  }

  public State state() {
    return path.get(path.size() - 1).state();
  }

  /** Whether its task has a token, by which somebody else is to answer it. */
  public boolean hasToken() {
    return state() instanceof TaskState task && TaskProtocol.of(task).hasToken();
  }

  /** Whether it waits for what only others can do: it cannot be tested without a mock. */
  public boolean waitsForOthers() {
    return !state().flows().isEmpty()
        || hasToken()
        || (state() instanceof TaskState task && TaskProtocol.of(task).begins() == Phase.SCHEDULED);
  }

  /** Whether a state of that name stands somewhere inside the tested one. */
  public boolean contains(String name) {
    return state().flows().stream().anyMatch(flow -> path(flow, 0, name) != null);
  }

  /**
   * The frames of an execution that is about to enter the state. Those of the states around it are
   * there, so that a failure finds their retriers and catchers.
   *
   * @param retries how often each retrier is taken to have been used
   */
  List<Frame> frames(Json input, Variables variables, int retries) {
    List<Frame> frames = new ArrayList<>(path.size());
    for (int i = 0; i < path.size(); i++) {
      boolean isTested = i == path.size() - 1;
      State state = path.get(i).state();
      frames.add(
          new Frame(
              i,
              i == 0 ? Frame.NONE : i - 1,
              path.get(i).index(),
              state.name(),
              isTested ? Phase.ENTERING : Phase.FANNED_OUT,
              0,
              0,
              0,
              input,
              attempts(state, retries),
              null,
              null,
              i == 0 ? variables : Variables.NONE,
              Extras.NONE));
    }
    return frames;
  }

  private static List<Integer> attempts(State state, int retries) {
    return retries == 0 || state.failurePolicy() == null
        ? List.of()
        : List.copyOf(Collections.nCopies(state.failurePolicy().retriers().size(), retries));
  }
}
