package dev.newel.store.redis;

import dev.newel.interpreter.model.ExecutionKey;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.store.Duty;
import dev.newel.store.PartitionStore.Deadline;
import dev.newel.store.TaskQueues.TaskRef;
import dev.newel.store.redis.codec.StatusCodes;

/**
 * The names of keys, and the texts of the members of sets. What one script touches bears one hash
 * tag: {@code {pNN}} for a partition of executions, {@code {m:NAME}} for a state machine, {@code
 * {a:NAME}} for an activity with its queue.
 *
 * @param partitions into how many partitions the executions are spread; fixed at first use
 */
public record Keys(int partitions) {

  static final String MACHINES = "{newel}:machines";
  static final String ACTIVITIES = "{newel}:activities";
  static final String FORMAT = "{newel}:format";
  static final String PARTITIONS = "{newel}:partitions";
  static final String REPLACED = "{newel}:replaced";
  static final String TOKEN_KEYS = "{newel}:token-keys";
  static final String INSTANCES = "{newel}:instances";
  static final String CHANGES = "newel:changed";
  static final String LEFT = "newel:left";
  public static final String WAKE = "newel:wake:";

  String partition(ExecutionKey key) {
    return partition(key.partition(partitions));
  }

  String partition(int number) {
    return "{p" + number + "}";
  }

  String execution(ExecutionKey key) {
    return partition(key) + "x:" + key.path();
  }

  String history(ExecutionKey key) {
    return partition(key) + "h:" + key.path();
  }

  static String index(String partition, String machine, ExecutionStatus status) {
    return partition + "i:" + machine + ":" + StatusCodes.code(status);
  }

  static String deadlines(String partition) {
    return partition + "d";
  }

  static String outbox(String partition) {
    return partition + "o";
  }

  static String calls(String partition) {
    return partition + "c";
  }

  static String ended(String partition) {
    return partition + "e";
  }

  static String machine(String name) {
    return "{m:" + name + "}";
  }

  static String revision(String machine, String revision) {
    return machine(machine) + ":" + revision;
  }

  /** The revisions of a machine that have been replaced, and are kept while they are needed. */
  static String replaced(String machine) {
    return machine(machine) + "o";
  }

  static String activity(String name) {
    return "{a:" + name + "}";
  }

  static String queue(String activity) {
    return activity(activity) + "q";
  }

  static String leased(String activity) {
    return activity(activity) + "l";
  }

  public static String waiting(String activity) {
    return activity(activity) + "w";
  }

  /** The entry of an execution among those of its partition that ended. */
  static String endedEntry(ExecutionKey key, ExecutionStatus status, long stopTime) {
    return stopTime + " " + StatusCodes.code(status) + " " + key.path();
  }

  static String deadline(ExecutionKey key, int frame) {
    return key.path() + " " + frame;
  }

  static Deadline deadline(String member, long dueAt) {
    String[] parts = member.split(" ", 2);
    return new Deadline(key(parts[0]), Integer.parseInt(parts[1]), dueAt);
  }

  static String duty(Duty duty) {
    return duty.execution().path()
        + " "
        + duty.frame()
        + " "
        + duty.nonce()
        + " "
        + duty.kind().name().charAt(0)
        + " "
        + duty.activity();
  }

  static Duty duty(String member) {
    String[] parts = member.split(" ", 5);
    Duty.Kind kind =
        switch (parts[3]) {
          case "P" -> Duty.Kind.PERFORM;
          case "W" -> Duty.Kind.WITHDRAW;
          case "R" -> Duty.Kind.RESUME;
          default -> throw new IllegalStateException("not a duty: " + member);
        };
    return new Duty(
        key(parts[0]), Integer.parseInt(parts[1]), Long.parseLong(parts[2]), kind, parts[4]);
  }

  static String task(TaskRef task) {
    return task.execution().path() + " " + task.frame() + " " + task.nonce();
  }

  static TaskRef task(String member) {
    String[] parts = member.split(" ", 3);
    return new TaskRef(key(parts[0]), Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
  }

  private static ExecutionKey key(String path) {
    int colon = path.indexOf(':');
    return new ExecutionKey(path.substring(0, colon), path.substring(colon + 1));
  }
}
