package dev.newel.interpreter.model.start;

import dev.newel.aws.Arn;
import dev.newel.aws.Home;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * What a Map Run is called.
 *
 * @param machine the state machine's name
 * @param label that of the Map state
 * @param id unique among the runs of the state
 */
public record MapRunName(Home home, String machine, String label, String id) {

  /** Tells the places of Map Runs from those of their children. */
  private static final String RUNS = "/runs";

  /**
   * A new one.
   *
   * @param parent the execution that it is of
   * @param nonce of the attempt of the Map state, which always has the same one
   */
  public static MapRunName of(ExecutionKey parent, String label, long nonce) {
    String machine = parent.machineName().text();
    return new MapRunName(parent.home(), machine, label, id(parent, nonce));
  }

  /** Whether a place is one of Map Runs: a label has no slash, but may be any word. */
  public static boolean isAt(ExecutionKey key) {
    int machine = key.machineName().text().length();
    return key.machine().indexOf('/', machine + 1) > 0 && key.machine().endsWith(RUNS);
  }

  /** That of a Map Run that stands at a place. */
  public static MapRunName at(ExecutionKey key) {
    String machine = key.machineName().text();
    String rest = key.machine().substring(machine.length() + 1);
    String label = rest.substring(0, rest.length() - RUNS.length());
    return new MapRunName(key.home(), machine, label, key.name());
  }

  /** What a user calls it. */
  public static MapRunName of(Arn.MapRun arn) {
    return new MapRunName(arn.home(), arn.stateMachine(), arn.label(), arn.id());
  }

  public String arn() {
    return new Arn.MapRun(home, machine, label, id).text();
  }

  /** Where it is kept. */
  public ExecutionKey key() {
    return new ExecutionKey(home, machine + "/" + label + RUNS, id);
  }

  /**
   * Where one of its executions is kept.
   *
   * @param nonce that names it in the run
   */
  public ExecutionKey child(long nonce) {
    return new ExecutionKey(home, machine + "/" + label, id(key(), nonce));
  }

  /** What a user calls one of its executions that is an Express one: that has an id beside. */
  static String expressArn(ExecutionKey child) {
    String id = uuid(child.path());
    return new Arn.Express(child.home(), child.machine(), child.name(), id).text();
  }

  private static String id(ExecutionKey of, long nonce) {
    return uuid(of.path() + " " + nonce);
  }

  private static String uuid(String seed) {
    return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
