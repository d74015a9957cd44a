package dev.newel.task.optimised;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.interpreter.model.BegunWork;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How the end of work is found: an action that describes it, and where its state stands in that.
 *
 * @param action that describes the work
 * @param arguments of that action
 * @param state where the state stands in the description, as a JSON Pointer
 * @param good states in which the work has ended well
 * @param bad states in which it has ended badly
 * @param output where the output stands in the description
 * @param outputName the member that the output is put in; null for none
 * @param goneIsGood whether work that is not there any more has ended well
 * @param spoiled whether work that seems to have ended well has not
 * @param stop the action that stops the work; null where nothing does
 * @param stopArguments of that action
 */
record Watch(
    String action,
    Parameters arguments,
    String state,
    Set<String> good,
    Set<String> bad,
    String output,
    @Nullable String outputName,
    boolean goneIsGood,
    Predicate<JsonNode> spoiled,
    @Nullable String stop,
    Parameters stopArguments) {

  /** By {@code .../Name} of an argument or a member of the result: {@code JobId=/Result/JobId}. */
  record Parameters(Map<String, String> pointers) {

    /** A name with {@code []} behind it is a list of the one value. */
    static Parameters of(String... assignments) {
      Map<String, String> pointers = new LinkedHashMap<>();
      for (String assignment : assignments) {
        String[] parts = assignment.split("=", 2);
        pointers.put(parts[0], parts[1]);
      }
      return new Parameters(Map.copyOf(pointers));
    }

    /** The arguments for some work; what the work does not have is left out. */
    ObjectNode of(BegunWork work) {
      JsonNode whole = work.json().node();
      ObjectNode arguments = JsonNodeFactory.instance.objectNode();
      pointers.forEach((name, from) -> put(arguments, name, value(whole, from)));
      return arguments;
    }

    /** A text that is no pointer stands for itself. */
    private static JsonNode value(JsonNode work, String from) {
      return from.startsWith("/") ? work.at(from) : JsonNodeFactory.instance.textNode(from);
    }

    private static void put(ObjectNode arguments, String name, JsonNode value) {
      if (value.isMissingNode() || value.isNull()) {
        return;
      }
      if (name.endsWith("[]")) {
        arguments.putArray(name.substring(0, name.length() - 2)).add(value);
      } else {
        arguments.set(name, value);
      }
    }
  }

  /** Begins with what describes the work. */
  static Watch by(String action, String... arguments) {
    return new Watch(
        action,
        Parameters.of(arguments),
        "",
        Set.of(),
        Set.of(),
        "",
        null,
        false,
        description -> false,
        null,
        Parameters.of());
  }

  /** The states that are ends, parted by blanks. */
  Watch until(String pointer, String goodEnds, String badEnds) {
    return new Watch(
        action,
        arguments,
        pointer,
        words(goodEnds),
        words(badEnds),
        output,
        outputName,
        goneIsGood,
        spoiled,
        stop,
        stopArguments);
  }

  private static Set<String> words(String text) {
    return text.isEmpty() ? Set.of() : Set.copyOf(List.of(text.split(" ")));
  }

  Watch giving(String pointer) {
    return new Watch(
        action,
        arguments,
        state,
        good,
        bad,
        pointer,
        outputName,
        goneIsGood,
        spoiled,
        stop,
        stopArguments);
  }

  Watch giving(String name, String pointer) {
    return new Watch(
        action,
        arguments,
        state,
        good,
        bad,
        pointer,
        name,
        goneIsGood,
        spoiled,
        stop,
        stopArguments);
  }

  Watch goneIsGood(String pointer, String badEnds) {
    return new Watch(
        action,
        arguments,
        pointer,
        Set.of(),
        words(badEnds),
        output,
        outputName,
        true,
        spoiled,
        stop,
        stopArguments);
  }

  Watch spoiledBy(Predicate<JsonNode> fault) {
    return new Watch(
        action,
        arguments,
        state,
        good,
        bad,
        output,
        outputName,
        goneIsGood,
        fault,
        stop,
        stopArguments);
  }

  Watch stoppedBy(String name, String... with) {
    return new Watch(
        action,
        arguments,
        state,
        good,
        bad,
        output,
        outputName,
        goneIsGood,
        spoiled,
        name,
        Parameters.of(with));
  }

  /** What a description says of the work. */
  enum State {
    GOES_ON,
    ENDED_WELL,
    ENDED_BADLY
  }

  State stateIn(JsonNode description) {
    String text = description.at(state).asText();
    if (bad.contains(text)) {
      return State.ENDED_BADLY;
    } else if (!good.contains(text)) {
      return State.GOES_ON;
    }
    return spoiled.test(outputOf(description)) ? State.ENDED_BADLY : State.ENDED_WELL;
  }

  /** The task's output, which is its cause too where the work ended badly. */
  JsonNode outputOf(JsonNode description) {
    JsonNode found = output.isEmpty() ? description : description.at(output);
    return outputName == null
        ? found
        : JsonNodeFactory.instance.objectNode().set(outputName, found);
  }
}
