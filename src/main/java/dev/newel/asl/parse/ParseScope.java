package dev.newel.asl.parse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the parsing of one state, or of the head of one flow, shares with the rest.
 *
 * @param resources what Task states can call
 * @param stateNames all names of the machine so far: they are unique across its flows
 * @param graphs the machine's flows, to be checked when nothing else is wrong
 * @param targets the states that this one names as its next, in the order of the definition
 */
public record ParseScope(
    MachineType machineType,
    TaskResources resources,
    Problems problems,
    Set<String> stateNames,
    List<FlowGraph> graphs,
    List<Target> targets) {

  /** A state's name in a field such as Next, and where that field stands. */
  record Target(String state, Location location) {}

  static ParseScope of(MachineType machineType, TaskResources resources) {
    return new ParseScope(
        machineType,
        resources,
        new Problems(),
        new HashSet<>(),
        new ArrayList<>(),
        new ArrayList<>());
  }

  /** The same for another state: only the targets are its own. */
  ParseScope withOwnTargets() {
    return new ParseScope(machineType, resources, problems, stateNames, graphs, new ArrayList<>());
  }

  /** What a Task state of the machine can make of the ARN of a resource. */
  TaskResources.Answer findResource(String arn) {
    return resources.find(arn, machineType);
  }
}
