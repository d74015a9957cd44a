package dev.newel.store.redis.key;

import dev.newel.aws.Home;
import dev.newel.aws.Name;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.store.ClosedExecutions.Closed;
import dev.newel.store.ExpressRuns.Run;
import dev.newel.store.OpenMapRuns.Opening;
import dev.newel.store.OutboxEntry;
import dev.newel.store.PartitionStore.Deadline;
import dev.newel.store.TaskQueues.TaskRef;
import dev.newel.store.redis.codec.StatusCodes;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names of keys, and the texts of the members of sets. What one script touches bears one hash
 * tag: {@code {pNN}} for a partition of executions, {@code {m:NAME}} for a state machine, {@code
 * {a:NAME}} for an activity with its queue. A name has its home in front, {@code
 * ACCOUNT/REGION/NAME}, but for the one home that most things are in.
 *
 * @param partitions into how many partitions the executions are spread; fixed at first use
 * @param shortHome the home that is not written; fixed at first use
 */
public record Keys(int partitions, Home shortHome) {

  /** {@code TIME STATUS[/VERSION[/ALIAS]] MACHINE:NAME}, as closed_execution.lua has it. */
  private static final Pattern ENDED_ENTRY =
      Pattern.compile("(\\d{1,18}) [A-Z]\\S* ([^:]+:.+)", Pattern.DOTALL);

  /** {@code +TIME STATUS MACHINE:NAME LIST MEMBER}. */
  private static final Pattern LISTED_ENTRY =
      Pattern.compile("\\+(\\d{1,18}) [A-Z] ([^:]+:\\S+) \\S+ \\S+");

  private static final String MACHINES = "{newel}:machines";
  private static final String ACTIVITIES = "{newel}:activities";
  private static final String MAP_RUNS = "{newel}:map-runs";
  public static final String FORMAT = "{newel}:format";
  public static final String PARTITIONS = "{newel}:partitions";
  public static final String HOME = "{newel}:home";

  /** Machines, as all keys have their names, that have replaced revisions. */
  public static final String REPLACED = "{newel}:replaced";

  public static final String TOKEN_KEYS = "{newel}:token-keys";
  public static final String INSTANCES = "{newel}:instances";
  public static final String CHANGES = "newel:changed";
  public static final String LEFT = "newel:left";
  public static final String WAKE = "newel:wake:";
  public static final String PEER = "newel:peer:";

  /** What is said to all instances. */
  public static final String WATCH = "newel:watch";

  /** What is said to one. */
  public static final String HINT = "newel:hint:";

  /**
   * A name, as all keys and members have it. One that has a slash itself, as no name has that was
   * given, must not be taken for one of another home: it goes the long way.
   */
  public String part(Home home, String name) {
    return home.equals(shortHome) && name.indexOf('/') < 0 ? name : home.text() + "/" + name;
  }

  public String part(Name name) {
    return part(name.home(), name.text());
  }

  private String part(ExecutionKey key) {
    return part(key.home(), key.path());
  }

  /** The name that is written so. */
  public Name name(String part) {
    int end = endOfHome(part);
    return new Name(home(part, end), part.substring(end));
  }

  /** The execution that is written so. */
  public ExecutionKey key(String part) {
    int end = endOfHome(part);
    int colon = part.indexOf(':', end);
    return new ExecutionKey(home(part, end), part.substring(end, colon), part.substring(colon + 1));
  }

  /** Where the name begins: behind the second slash, where there is one. */
  private static int endOfHome(String part) {
    int slash = part.indexOf('/');
    return slash < 0 ? 0 : part.indexOf('/', slash + 1) + 1;
  }

  private Home home(String part, int end) {
    return end == 0 ? shortHome : Home.parse(part.substring(0, end - 1));
  }

  public String machines(Home home) {
    return ofHome(MACHINES, home);
  }

  public String activities(Home home) {
    return ofHome(ACTIVITIES, home);
  }

  /** Those that are open, where they are limited. */
  public String openMapRuns(Home home) {
    return ofHome(MAP_RUNS, home);
  }

  public String openMapRun(Opening opening) {
    return part(opening.run()) + " " + opening.attempt();
  }

  public Opening openMapRun(String member) {
    int blank = member.lastIndexOf(' ');
    return new Opening(key(member.substring(0, blank)), member.substring(blank + 1));
  }

  private String ofHome(String key, Home home) {
    return home.equals(shortHome) ? key : key + ":" + home.text();
  }

  /** The tag of the partition that has an execution. */
  public String partition(ExecutionKey key) {
    return partition(key.partition(partitions));
  }

  /** The tag of a partition. */
  public String partition(int number) {
    return "{p" + number + "}";
  }

  public String execution(ExecutionKey key) {
    return partition(key) + "x:" + part(key);
  }

  public String history(ExecutionKey key) {
    return partition(key) + "h:" + part(key);
  }

  public String index(String partition, Name machine, ExecutionStatus status) {
    return partition + "i:" + part(machine) + ":" + StatusCodes.code(status);
  }

  /**
   * The same of those that were started by a version, or by an alias, of the machine.
   *
   * @param qualifier its number, or its name
   */
  public String index(String partition, Name machine, String qualifier, ExecutionStatus status) {
    return partition + "i:" + part(machine) + ":" + qualifier + ":" + StatusCodes.code(status);
  }

  public static String deadlines(String partition) {
    return partition + "d";
  }

  public static String outbox(String partition) {
    return partition + "o";
  }

  /** Deadlines that have passed and were not met. */
  public static String late(String partition) {
    return partition + "l";
  }

  public static String calls(String partition) {
    return partition + "c";
  }

  /** What has ended in a partition, oldest first. */
  public static String ended(String partition) {
    return partition + "e";
  }

  /** Those of which it was said that they are to be kept longer, by until when. */
  public static String putOff(String partition) {
    return partition + "k";
  }

  /** What is known of the runs of Express machines. */
  public static String runRecords(String partition) {
    return partition + "y";
  }

  /** Those runs, by when their leases end. */
  public static String runs(String partition) {
    return partition + "r";
  }

  public String run(Run run) {
    return part(run.execution()) + " " + run.id();
  }

  public Run run(String member) {
    int blank = member.indexOf(' ');
    return new Run(key(member.substring(0, blank)), member.substring(blank + 1));
  }

  /** The id of a client's call among those of a partition that were answered. */
  public String call(ExecutionKey key, String invocationId) {
    return part(key.home(), invocationId);
  }

  public String machine(Name name) {
    return "{m:" + part(name) + "}";
  }

  public String revision(Name machine, String revision) {
    return machine(machine) + ":" + revision;
  }

  /** The revisions of a machine that have been replaced, and are kept while they are needed. */
  public String replaced(Name machine) {
    return machine(machine) + "o";
  }

  /** The versions of a machine. */
  public String versions(Name machine) {
    return machine(machine) + "v";
  }

  /** The aliases of a machine. */
  public String aliases(Name machine) {
    return machine(machine) + "a";
  }

  public String activity(Name name) {
    return "{a:" + part(name) + "}";
  }

  public String queue(Name activity) {
    return activity(activity) + "q";
  }

  public String leased(Name activity) {
    return activity(activity) + "l";
  }

  /** The tasks that workers have. */
  public String work(Name activity) {
    return activity(activity) + "s";
  }

  public String waiting(Name activity) {
    return activity(activity) + "w";
  }

  /**
   * The entry of an execution among those of its partition that ended, which says in which indexes
   * it is. What stands in another list than its machine's says so, behind a mark that no older
   * version of Newel takes for a time.
   */
  public String endedEntry(ExecutionStart start, ExecutionStatus status, long stopTime) {
    String entry = stopTime + " " + StatusCodes.code(status) + qualifiers(start);
    entry += " " + part(start.key());
    return start.part() == null
        ? entry
        : "+" + entry + " " + part(start.list()) + " " + start.listedAs();
  }

  private static String qualifiers(ExecutionStart start) {
    List<String> names = start.qualifier().names();
    return names.isEmpty() ? "" : "/" + String.join("/", names);
  }

  /**
   * What such an entry says, read as {@code closed_execution.lua} reads it; null for one of another
   * form.
   *
   * @param time the store's, epoch milliseconds
   */
  public @Nullable Closed closed(String entry, long time) {
    Matcher found = ENDED_ENTRY.matcher(entry);
    if (!found.matches()) {
      found = LISTED_ENTRY.matcher(entry);
    }
    if (!found.matches() || !isPart(found.group(2))) {
      return null;
    }
    long endedAt = Long.parseLong(found.group(1));
    return new Closed(key(found.group(2)), endedAt, Duration.ofMillis(time - endedAt), entry);
  }

  /** Whether it has a home, or none, before the machine. */
  private static boolean isPart(String part) {
    int end = endOfHome(part);
    return end < part.indexOf(':') && (end > 0 || part.indexOf('/') < 0);
  }

  public String deadline(ExecutionKey key, int frame) {
    return part(key) + " " + frame;
  }

  public Deadline deadline(String member, long dueAt) {
    String[] parts = member.split(" ", 2);
    return new Deadline(key(parts[0]), Integer.parseInt(parts[1]), dueAt);
  }

  public String outboxEntry(OutboxEntry entry) {
    return part(entry.execution())
        + " "
        + entry.frame()
        + " "
        + entry.nonce()
        + " "
        + code(entry.kind())
        + " "
        + entry.object();
  }

  public OutboxEntry outboxEntry(String member) {
    String[] parts = member.split(" ", 5);
    return new OutboxEntry(
        key(parts[0]),
        Integer.parseInt(parts[1]),
        Long.parseLong(parts[2]),
        kind(parts[3]),
        parts[4]);
  }

  private static String code(OutboxEntry.Kind kind) {
    return switch (kind) {
      case PERFORM -> "P";
      case WITHDRAW -> "W";
      case RESUME -> "R";
      case START_CHILD -> "C";
      case STOP_CHILD -> "S";
      case TELL_PARENT -> "T";
      case TELL_STATUS -> "E";
    };
  }

  private static OutboxEntry.Kind kind(String code) {
    return switch (code) {
      case "P" -> OutboxEntry.Kind.PERFORM;
      case "W" -> OutboxEntry.Kind.WITHDRAW;
      case "R" -> OutboxEntry.Kind.RESUME;
      case "C" -> OutboxEntry.Kind.START_CHILD;
      case "S" -> OutboxEntry.Kind.STOP_CHILD;
      case "T" -> OutboxEntry.Kind.TELL_PARENT;
      case "E" -> OutboxEntry.Kind.TELL_STATUS;
      default -> throw new IllegalStateException("not a kind of entries of the outbox: " + code);
    };
  }

  public String task(TaskRef task) {
    return part(task.execution()) + " " + task.frame() + " " + task.nonce();
  }

  public TaskRef task(String member) {
    String[] parts = member.split(" ", 3);
    return new TaskRef(key(parts[0]), Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
  }
}
