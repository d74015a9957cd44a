package dev.newel.asl.parse.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The variables of one flow while it is parsed: those that its states assign, and those that they
 * read. A flow inside a state sees those of the flows around it, and has its own.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html#variable-scope">Variable
 *     scope</a>
 */
public final class VariableScope {

  /** Where a variable is assigned. */
  private record Assignment(String name, Location location) {}

  /** Where a state reads a variable. */
  private record Reading(String state, String name, Location location, boolean mustBeKnown) {}

  private final @Nullable VariableScope parent;
  private final List<VariableScope> inner = new ArrayList<>();
  private final List<Assignment> assignments = new ArrayList<>();
  private final List<Reading> readings = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  private VariableScope(@Nullable VariableScope parent) {
    this.parent = parent;
  }

  /** That of a machine. */
  public static VariableScope top() {
    return new VariableScope(null);
  }

  /** That of a flow inside a state. */
  public VariableScope ofFlow() {
    VariableScope scope = new VariableScope(this);
    inner.add(scope);
    return scope;
  }

  /** That of a flow inside a state that runs apart, and sees none of these. */
  public VariableScope ofFlowApart() {
    VariableScope scope = new VariableScope(null);
    inner.add(scope);
    return scope;
  }

  public void assign(String name, Location location) {
    names.add(name);
    assignments.add(new Assignment(name, location));
  }

  /**
   * Takes note that a state reads a variable.
   *
   * @param location of the field that does
   */
  public void read(String state, String name, Location location) {
    readings.add(new Reading(state, name, location, true));
  }

  /**
   * The same where the state is to fail, and not the definition, if nobody assigns the variable.
   */
  public void mention(String state, String name, Location location) {
    readings.add(new Reading(state, name, location, false));
  }

  /**
   * Reports what is wrong here and further in. To be called when all is parsed, as a variable may
   * be assigned behind the state that reads it.
   */
  public void check(Problems problems) {
    for (Assignment assignment : assignments) {
      if (parent != null && parent.sees(assignment.name())) {
        problems.add(
            Problem.Code.DUPLICATE_VARIABLE_NAME,
            "The variable name '%s' was already defined in a parent scope."
                .formatted(assignment.name()),
            assignment.location());
      }
    }
    for (Reading reading : readings) {
      if (reading.mustBeKnown() && !sees(reading.name())) {
        problems.addSchema(
            "The variable '$%s' is never assigned in a scope that is visible here"
                .formatted(reading.name()),
            reading.location());
      }
    }
    inner.forEach(scope -> scope.check(problems));
  }

  private boolean sees(String name) {
    return names.contains(name) || (parent != null && parent.sees(name));
  }

  /** The variables that each state here and further in reads, sorted. */
  public Map<String, List<String>> references() {
    Map<String, Set<String>> sorted = new LinkedHashMap<>();
    collect(sorted);
    Map<String, List<String>> references = new LinkedHashMap<>();
    sorted.forEach((state, variables) -> references.put(state, List.copyOf(variables)));
    return references;
  }

  private void collect(Map<String, Set<String>> references) {
    for (Reading reading : readings) {
      references.computeIfAbsent(reading.state(), state -> new TreeSet<>()).add(reading.name());
    }
    inner.forEach(scope -> scope.collect(references));
  }
}
