package dev.newel.asl.parse;

/** The two types of state machine; Express ones refuse what has to outlive a request. */
public enum MachineType {
  STANDARD,
  EXPRESS
}
