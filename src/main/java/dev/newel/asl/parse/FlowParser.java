package dev.newel.asl.parse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.Flow;
import dev.newel.asl.State;
import dev.newel.asl.parse.check.Location;
import dev.newel.asl.parse.check.Problem;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parses flows and the states in them. */
final class FlowParser {

  /** AWS's bound, in characters. */
  private static final int LONGEST_NAME = 80;

  private static final List<String> TYPES = List.copyOf(StateParser.BY_TYPE.keySet());

  /** Types of states that lead nowhere. */
  private static final Set<String> ENDS = Set.of("Succeed", "Fail");

  private FlowParser() {}

  /** A branch or an item processor, which stands inside a state. */
  static Flow parseNested(Fields head) {
    return parseNested(head, false);
  }

  /**
   * The same.
   *
   * @param isApart whether it runs in executions of its own, which see nothing of those around them
   */
  static Flow parseNested(Fields head, boolean isApart) {
    if (head.refuseDepth()) {
      return Flow.NONE;
    }
    Fields own = head.inScope(isApart ? head.scope().ofFlowApart() : head.scope().ofFlow());
    own.text("Comment");
    own.value("ProcessorConfig");
    Flow flow = parse(own);
    own.refuseOthers();
    return flow;
  }

  /** StartAt and States; other fields are the caller's to know. */
  static Flow parse(Fields head) {
    head.require("States", "StartAt");
    String startAt = Objects.requireNonNullElse(head.target("StartAt"), "");
    Fields states = head.object("States");
    if (states == null) {
      return Flow.NONE;
    }
    if (states.isEmpty()) {
      head.problem("States", "Value cannot be empty");
    }
    return new Flow(startAt, parseStates(states));
  }

  private static Map<String, State> parseStates(Fields fields) {
    ParseScope scope = fields.scope();
    FlowGraph graph = new FlowGraph(isInner(fields), fields.location(), scope.targets());
    scope.graphs().add(graph);
    Map<String, State> states = new LinkedHashMap<>();
    for (String name : fields.names()) {
      checkName(name, fields.location().field(name), scope);
      ParseScope own = scope.ofState(name);
      Fields state = fields.object(name);
      State parsed = state == null ? null : parseState(name, state.inScope(own));
      graph.add(name, state != null && isTerminal(state), own.targets());
      if (parsed != null) {
        states.put(name, parsed);
      }
    }
    return Collections.unmodifiableMap(states);
  }

  /** Whether a flow ends with a state; one of no type ends nothing, whatever else it says. */
  private static boolean isTerminal(Fields state) {
    JsonNode type = state.peek("Type");
    JsonNode end = state.peek("End");
    return type != null
        && (ENDS.contains(type.asText()) || (end != null && end.isBoolean() && end.booleanValue()));
  }

  /** Whether these states are those of a flow inside another state. */
  private static boolean isInner(Fields states) {
    return states.location().depth() > 1;
  }

  private static void checkName(String name, Location at, ParseScope scope) {
    if (name.isEmpty() || name.codePointCount(0, name.length()) > LONGEST_NAME) {
      scope
          .problems()
          .add(
              Problem.Code.INVALID_STATE_NAME,
              "State names must be from 1 to " + LONGEST_NAME + " characters long",
              at);
    }
    if (!scope.stateNames().add(name)) {
      scope.problems().add(Problem.Code.DUPLICATE_STATE_NAME, "Duplicate State name: " + name, at);
    }
  }

  private static @Nullable State parseState(String name, Fields fields) {
    refuseDowngrade(fields);
    ParseScope scope = fields.scope();
    QueryLanguage language = QueryLanguage.of(fields, scope.machineLanguage());
    Fields state = fields.inScope(scope.in(language));
    State parsed = parseByType(name, state);
    QueryLanguage.check(state);
    return parsed;
  }

  /** A state may turn to JSONata, but not from it. */
  private static void refuseDowngrade(Fields state) {
    boolean isJsonata = state.scope().machineLanguage() == QueryLanguage.JSONATA;
    if (isJsonata && QueryLanguage.of(state, QueryLanguage.JSONATA) == QueryLanguage.JSONPATH) {
      state.problem(
          "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine");
    }
  }

  private static @Nullable State parseByType(String name, Fields state) {
    state.value(QueryLanguage.FIELD);
    if (!state.has("Type")) {
      state.problem("The field 'Type' is required");
    }
    String type = state.word("Type", TYPES);
    StateParser parser = type == null ? null : StateParser.BY_TYPE.get(type);
    if (parser == null) {
      state.target("Next");
      return null;
    }
    state.text("Comment");
    State parsed = parser.parse(name, state);
    state.refuseOthers();
    // one that may have no Next leads there all the same: AWS says no more of it
    if (ENDS.contains(type)) {
      state.target("Next");
    }
    return parsed;
  }
}
