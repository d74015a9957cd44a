package dev.newel.store.redis;

import dev.newel.interpreter.model.ExecutionKey;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.store.OutboxEntry;
import dev.newel.store.PartitionStore.Deadline;
import dev.newel.store.TaskQueues.TaskRef;

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
  static final String PARTITIONS = "{newel}:partitions";
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
    return partition + "i:" + machine + ":" + letter(status);
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

  private static char letter(ExecutionStatus status) {
    return switch (status) {
      case RUNNING -> 'R';
      case SUCCEEDED -> 'S';
      case FAILED -> 'F';
      case TIMED_OUT -> 'T';
      case ABORTED -> 'A';
    };
  }

  /** The entry of an execution among those of its partition that ended. */
  static String endedEntry(ExecutionKey key, ExecutionStatus status, long stopTime) {
    return stopTime + " " + letter(status) + " " + key.path();
  }

  static String deadline(ExecutionKey key, int frame) {
    return key.path() + " " + frame;
  }

  static Deadline deadline(String member, long dueAt) {
    String[] parts = member.split(" ", 2);
    return new Deadline(key(parts[0]), Integer.parseInt(parts[1]), dueAt);
  }

  static String outboxEntry(OutboxEntry entry) {
    return entry.execution().path()
        + " "
        + entry.frame()
        + " "
        + entry.nonce()
        + " "
        + entry.kind().name().charAt(0)
        + " "
        + entry.activity();
  }

  static OutboxEntry outboxEntry(String member) {
    String[] parts = member.split(" ", 5);
    OutboxEntry.Kind kind =
        switch (parts[3]) {
          case "P" -> OutboxEntry.Kind.PERFORM;
          case "W" -> OutboxEntry.Kind.WITHDRAW;
          case "R" -> OutboxEntry.Kind.RESUME;
          default -> throw new IllegalStateException("not an entry of the outbox: " + member);
        };
    return new OutboxEntry(
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
