package dev.newel.console.express;

import dev.newel.aws.Name;
import dev.newel.interpreter.model.Turn;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The last executions of each Express machine that this instance has run. What comes faster than
 * anybody can look at is only sampled, so that a busy machine pays next to nothing. For any thread.
 */
final class ExpressBook {

  /** Of each machine in a second. */
  private static final int SAMPLED = 20;

  /** Executions under way that are recorded at once. */
  private static final int MOST_OPEN = 1_000;

  /** More than an execution may last. */
  private static final long LONGEST_MS = 360_000;

  private final int perMachine;
  private final long mostWeight;
  private final Map<String, Recording> open = new ConcurrentHashMap<>();
  private final Map<Name, Rate> rates = new ConcurrentHashMap<>();
  private final Map<Name, Deque<Recording>> ended = new HashMap<>();
  private final Deque<Recording> allEnded = new ArrayDeque<>();
  private long weight;

  /**
   * @param perMachine how many are kept of each machine; 0 for none at all
   * @param mostWeight about how many characters all together may have
   */
  ExpressBook(int perMachine, long mostWeight) {
    this.perMachine = perMachine;
    this.mostWeight = mostWeight;
  }

  /** A turn was made, of an execution that may be recorded. */
  void ran(Turn turn, boolean begins) {
    if (perMachine == 0) {
      return;
    }
    String arn = turn.execution().start().executionArn();
    Recording recording = begins ? begin(turn, arn) : open.get(arn);
    if (recording == null) {
      return;
    }
    recording.add(turn);
    if (turn.ending() != null) {
      open.remove(arn);
      keep(recording);
    }
  }

  private @Nullable Recording begin(Turn turn, String arn) {
    Name machine = turn.execution().start().key().machineName();
    Rate rate = rates.computeIfAbsent(machine, first -> new Rate(SAMPLED));
    if (!rate.passes(turn.now()) || !hasRoom(turn.now())) {
      return null;
    }
    Recording recording = new Recording(turn.execution().start());
    open.put(arn, recording);
    return recording;
  }

  /** What a fault of Newel's has ended is never heard of again. */
  private boolean hasRoom(long now) {
    if (open.size() >= MOST_OPEN) {
      open.values().removeIf(each -> now - each.start().startTime() > LONGEST_MS);
    }
    return open.size() < MOST_OPEN;
  }

  private synchronized void keep(Recording recording) {
    Deque<Recording> own = ended.computeIfAbsent(machine(recording), first -> new ArrayDeque<>());
    own.add(recording);
    allEnded.add(recording);
    weight += recording.weight();
    if (own.size() > perMachine) {
      drop(own.element());
    }
    while (weight > mostWeight && !allEnded.isEmpty()) {
      drop(allEnded.element());
    }
  }

  private void drop(Recording oldest) {
    weight -= oldest.weight();
    allEnded.remove(oldest);
    Deque<Recording> own = ended.getOrDefault(machine(oldest), new ArrayDeque<>());
    own.remove(oldest);
    if (own.isEmpty()) {
      ended.remove(machine(oldest));
    }
  }

  private static Name machine(Recording recording) {
    return recording.start().key().machineName();
  }

  /** Those of a machine, the newest first. */
  List<Recording> of(Name machine) {
    List<Recording> all = new ArrayList<>();
    open.values().stream().filter(each -> machine(each).equals(machine)).forEach(all::add);
    synchronized (this) {
      all.addAll(ended.getOrDefault(machine, new ArrayDeque<>()));
    }
    all.sort((one, other) -> Long.compare(other.start().startTime(), one.start().startTime()));
    return all;
  }

  /** Whether some of a machine were not recorded. */
  boolean isSampled(Name machine) {
    Rate rate = rates.get(machine);
    return rate != null && rate.hasRefused();
  }

  @Nullable Recording find(Name machine, String arn) {
    return of(machine).stream()
        .filter(each -> each.start().executionArn().equals(arn))
        .findFirst()
        .orElse(null);
  }
}
