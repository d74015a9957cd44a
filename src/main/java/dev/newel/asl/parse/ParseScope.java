package dev.newel.asl.parse;

import dev.newel.asl.parse.check.Location;
import dev.newel.asl.parse.check.Problems;
import dev.newel.asl.parse.check.VariableScope;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the parsing of one state, or of the head of one flow, shares with the rest.
 *
 * @param resources what Task states can call
 * @param stateNames all names of the machine so far: they are unique across its flows
 * @param labels all labels of its Map states so far, which are too
 * @param graphs the machine's flows, to be checked in the end
 * @param targets the states that this one names as its next, in the order of the definition
 * @param variables those of the flow
 * @param state the state's name; empty for the head of a flow
 * @param machineLanguage that of all states that do not name one
 * @param language that of the state
 */
public record ParseScope(
    MachineType machineType,
    TaskResources resources,
    Problems problems,
    Set<String> stateNames,
    Set<String> labels,
    List<FlowGraph> graphs,
    List<Target> targets,
    VariableScope variables,
    String state,
    QueryLanguage machineLanguage,
    QueryLanguage language) {

  /** A state's name in a field such as Next, and where that field stands. */
  record Target(String state, Location location) {}

  static ParseScope of(MachineType machineType, TaskResources resources) {
    return new ParseScope(
        machineType,
        resources,
        new Problems(),
        new HashSet<>(),
        new HashSet<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        VariableScope.top(),
        "",
        QueryLanguage.JSONPATH,
        QueryLanguage.JSONPATH);
  }

  /** The same for a machine in a language. */
  ParseScope ofMachine(QueryLanguage chosen) {
    return with(variables, state, chosen, chosen);
  }

  /** The same for a state in a language of its own. */
  ParseScope in(QueryLanguage chosen) {
    return new ParseScope(
        machineType,
        resources,
        problems,
        stateNames,
        labels,
        graphs,
        targets,
        variables,
        state,
        machineLanguage,
        chosen);
  }

  /** The same for a state of the flow: only the targets are its own. */
  ParseScope ofState(String name) {
    return with(variables, name);
  }

  /** The same for the head of a flow inside the state, which has variables of its own. */
  ParseScope ofFlow() {
    return with(variables.ofFlow(), "");
  }

  /** The same for one that runs in executions of its own, which see no variables of others. */
  ParseScope ofFlowApart() {
    return with(variables.ofFlowApart(), "");
  }

  /** What stands inside a state goes by the machine's language, and not by the state's. */
  private ParseScope with(VariableScope scope, String name) {
    return with(scope, name, machineLanguage, machineLanguage);
  }

  private ParseScope with(
      VariableScope scope, String name, QueryLanguage ofMachine, QueryLanguage ofState) {
    return new ParseScope(
        machineType,
        resources,
        problems,
        stateNames,
        labels,
        graphs,
        new ArrayList<>(),
        scope,
        name,
        ofMachine,
        ofState);
  }

  /** Takes note of the variables that a field of the state reads. */
  void readVariables(Set<String> names, Location location) {
    names.forEach(name -> variables.read(state, name, location));
  }

  /** The same for an expression of JSONata, where a name may be unknown. */
  void mentionVariables(Set<String> names, Location location) {
    names.forEach(name -> variables.mention(state, name, location));
  }

  /** What a Task state of the machine can make of the ARN of a resource. */
  TaskResources.Answer findResource(String arn) {
    return resources.find(arn, machineType);
  }
}
