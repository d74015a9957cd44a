package dev.newel.interpreter.model.start;

import dev.newel.aws.Arn;
import dev.newel.aws.Home;
import dev.newel.aws.Name;

/**
 * What tells one execution from another: its home, the name of its state machine and its own.
 *
 * @param home the account and region that it belongs to
 * @param machine the state machine's name; for what is part of a distributed Map state, with its
 *     label behind a slash
 * @param name the execution's name
 */
public record ExecutionKey(Home home, String machine, String name) {

  /**
   * Reads {@link #arn()}.
   *
   * @throws dev.newel.aws.ServiceException if it is no execution's ARN
   */
  public static ExecutionKey parse(String arn) {
    Arn.Execution execution = Arn.parse(arn, Arn.Execution.class);
    return new ExecutionKey(execution.home(), execution.stateMachine(), execution.name());
  }

  /** The state machine's name, without the label of a Map state. */
  public String bareMachine() {
    int slash = machine.indexOf('/');
    return slash < 0 ? machine : machine.substring(0, slash);
  }

  /** The same in the execution's home. */
  public Name machineName() {
    return new Name(home, bareMachine());
  }

  /** The last two parts of the execution's ARN. */
  public String path() {
    return machine + ":" + name;
  }

  /** The execution's ARN. */
  public String arn() {
    return new Arn.Execution(home, machine, name).text();
  }

  /** The state machine's ARN, without a version. */
  public String machineArn() {
    return new Arn.StateMachine(home, machine, null).text();
  }

  /**
   * Which of {@code count} partitions holds the execution: the same on every instance. Executions
   * of the same names in two homes lie in the same one.
   */
  public int partition(int count) {
    int mixed = pathHash() * 0x9E3779B9;
    return Math.floorMod(mixed ^ (mixed >>> 15), count);
  }

  /** The hash of {@link #path()}, which is asked for too often to make that text each time. */
  private int pathHash() {
    int hash = machine.hashCode() * 31 + ':';
    int power = 31;
    for (int left = name.length(); left > 0; left >>= 1) {
      if ((left & 1) == 1) {
        hash *= power;
      }
      power *= power;
    }
    return hash + name.hashCode();
  }

  @Override
  public String toString() {
    return arn();
  }
}
