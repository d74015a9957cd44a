package dev.newel.asl.parse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.Definition;
import dev.newel.asl.Flow;
import dev.newel.asl.TaskState;
import dev.newel.asl.data.Json;
import dev.newel.asl.parse.check.DefinitionException;
import dev.newel.asl.parse.check.InvalidJson;
import dev.newel.asl.parse.check.Location;
import dev.newel.asl.parse.check.Problem;
import dev.newel.asl.parse.check.Problems;
import dev.newel.asl.parse.check.Warnings;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a definition in the Amazon States Language: checks it as AWS does, and compiles all its
 * expressions.
 *
 * @see <a href="https://states-language.net/spec.html">States Language</a>
 */
public final class DefinitionParser {

  /** Of two states with one name the last would win, so a name that comes twice is an error. */
  private static final ObjectReader READER =
      Json.MAPPER.readerFor(JsonNode.class).with(StreamReadFeature.STRICT_DUPLICATE_DETECTION);

  /** AWS's name for a state that comes without one. */
  public static final String STATE_NAME = "StateName";

  private final TaskResources resources;

  /** A parser of definitions whose Task states may call these resources. */
  public DefinitionParser(TaskResources resources) {
    this.resources = resources;
  }

  /**
   * Parses and checks a definition.
   *
   * @throws DefinitionException if the definition is wrong, or uses what Newel has not got
   */
  public Definition parse(String text, MachineType type) throws DefinitionException {
    return parse(read(text), type);
  }

  /**
   * Checks a definition.
   *
   * @return what {@link #parse} refuses it for, and behind that warnings; empty where nothing is
   *     wrong with it
   */
  public List<Problem> check(String text, MachineType type) {
    try {
      ObjectNode machine = read(text);
      List<Problem> found = new ArrayList<>(errors(machine, type));
      found.addAll(Warnings.of(machine));
      return found;
    } catch (DefinitionException e) {
      return e.problems();
    }
  }

  private List<Problem> errors(ObjectNode machine, MachineType type) {
    try {
      parse(machine, type);
      return List.of();
    } catch (DefinitionException e) {
      return e.problems();
    }
  }

  private Definition parse(ObjectNode object, MachineType type) throws DefinitionException {
    ParseScope scope = ParseScope.of(type, resources);
    Definition definition = parse(new Fields(object, Location.ROOT, scope));
    Problems problems = scope.problems();
    boolean isReadable = problems.isEmpty();
    scope.graphs().forEach(graph -> graph.check(problems));
    if (isReadable) {
      scope.variables().check(problems);
    }
    problems.throwIfAny();
    return definition;
  }

  /**
   * Parses and checks a state by itself, as the only one of a machine. Neither the states that it
   * leads to nor those that assign its variables are there.
   *
   * @throws DefinitionException as {@link #parse} does
   */
  public Definition parseState(String text) throws DefinitionException {
    ParseScope scope = ParseScope.of(MachineType.STANDARD, resources);
    ObjectNode machine = JsonNodeFactory.instance.objectNode().put("StartAt", STATE_NAME);
    machine.putObject("States").set(STATE_NAME, read(text));
    Definition definition = parse(new Fields(machine, Location.ROOT, scope));
    Problems problems = scope.problems();
    // the first is of the machine; the others are of flows inside the state
    scope.graphs().stream().skip(1).forEach(graph -> graph.check(problems));
    problems.throwIfAny();
    return definition;
  }

  private static Definition parse(Fields fields) {
    QueryLanguage language = QueryLanguage.of(fields, QueryLanguage.JSONPATH);
    Fields machine = fields.inScope(fields.scope().ofMachine(language));
    machine.text("Comment");
    machine.text("Version");
    Integer timeout = machine.integer("TimeoutSeconds", 0, TaskState.MAXIMUM_SECONDS);
    Flow flow = FlowParser.parse(machine);
    QueryLanguage.check(machine);
    machine.refuseOthers();
    return new Definition(flow, timeout, machine.scope().variables().references());
  }

  private static ObjectNode read(String text) throws DefinitionException {
    try {
      if (READER.readTree(text) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      throw new DefinitionException(InvalidJson.problem(text, e));
    }
    throw new DefinitionException(
        new Problem(
            Problem.Code.SCHEMA_VALIDATION_FAILED, "Definition must be a valid JSON object", null));
  }
}
