package dev.newel.api.action.testing;

/** How much is told of a test; each level tells what those before it do. */
enum InspectionLevel {
  INFO,
  /** The steps of the data flow, too. */
  DEBUG,
  /** What went over the wire, too. */
  TRACE
}
