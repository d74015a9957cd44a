package dev.newel.interpreter.model;

import dev.newel.asl.data.Json;
import dev.newel.interpreter.model.Execution.FanOut;
import dev.newel.interpreter.model.event.EventPayloads;
import dev.newel.interpreter.model.event.EventType;
import dev.newel.interpreter.model.event.HistoryEvent;
import dev.newel.interpreter.model.event.HistoryFullException;
import dev.newel.interpreter.model.start.ParentTask;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one or more stimuli make of an execution, before it is committed: the frames they changed,
 * the events they added, the effects they ask for. It lies over the execution and leaves it as it
 * was.
 */
public final class Turn {

  private final Execution base;
  private final long now;
  private final Map<Integer, @Nullable Frame> changes = new LinkedHashMap<>();
  private final Map<Integer, FanOut> fanOuts = new HashMap<>();
  private final HeldPayloads held;
  private final List<HistoryEvent> events = new ArrayList<>();
  private final EventPayloads payloads = new EventPayloads();

  /** Each once: where the history is full in the middle of an abort, the end withdraws again. */
  private final Set<Effect> effects = new LinkedHashSet<>();

  private final List<ParentTask> parents;
  private final ArrayDeque<Integer> runnable = new ArrayDeque<>();
  private long time;
  private long eventCount;
  private int nextFrame;
  private long dueAt;
  private long maxEvents = Long.MAX_VALUE;
  private @Nullable Ending ending;
  private Map<String, Integer> mocked;
  private @Nullable MapRun run;
  private Redrives redrives;
  private long variableBytes;

  /** Over an execution as it stands, at a time in epoch milliseconds. */
  public Turn(Execution base, long now) {
    this(base, now, 0);
  }

  /** The same, with no event before some time. */
  public Turn(Execution base, long now, long earliest) {
    Progress progress = base.progress();
    this.base = base;
    this.held = new HeldPayloads(base.held());
    this.now = now;
    this.time = Math.max(Math.max(now, earliest), progress.lastEventTime());
    this.eventCount = progress.events();
    this.nextFrame = progress.nextFrame();
    this.dueAt = progress.dueAt();
    this.ending = progress.ending();
    this.variableBytes = base.variableBytes();
    this.parents = new ArrayList<>(progress.parents());
    this.mocked = progress.mocked();
    this.run = progress.run();
    this.redrives = progress.redrives();
  }

  public Execution execution() {
    return base;
  }

  /** The time of the turn, epoch milliseconds. */
  public long now() {
    return now;
  }

  /** The time of the turn's events, epoch milliseconds: never before the last one of all. */
  public long time() {
    return time;
  }

  /** The frames that the turn changed, by id; null for one that it removed. */
  public Map<Integer, @Nullable Frame> changes() {
    return Collections.unmodifiableMap(changes);
  }

  public List<HistoryEvent> events() {
    return Collections.unmodifiableList(events);
  }

  public Set<Effect> effects() {
    return Collections.unmodifiableSet(effects);
  }

  /** How far the execution is with this turn. */
  public Progress progress() {
    return new Progress(
        eventCount,
        events.isEmpty() ? base.progress().lastEventTime() : time,
        nextFrame,
        dueAt,
        ending,
        List.copyOf(parents),
        mocked,
        redrives,
        base.progress().extras(),
        run);
  }

  /** How the execution has ended with this turn; null while it runs. */
  public @Nullable Ending ending() {
    return ending;
  }

  /** How long the payloads of the turn's events are together, in characters. */
  public long payloadCharacters() {
    return payloads.characters();
  }

  /** How large the variables of all frames are together, in bytes of UTF-8. */
  public long variableBytes() {
    return variableBytes;
  }

  /** Whether the turn stopped at its bound, with frames that could go on. */
  public boolean isUnfinished() {
    return !runnable.isEmpty() && ending == null;
  }

  Map<Integer, FanOut> fanOuts() {
    return fanOuts;
  }

  /** Whether it has an execution go on that had ended before, whatever comes of that. */
  public boolean isRedrive() {
    return redrives.count() > base.progress().redrives().count();
  }

  public Redrives redrives() {
    return redrives;
  }

  public @Nullable Frame frame(int id) {
    Frame changed = changes.get(id);
    return changed != null || changes.containsKey(id) ? changed : base.frame(id);
  }

  /** A frame that must be there, as its child or its place in the queue says. */
  public Frame existing(int id) {
    Frame frame = frame(id);
    if (frame == null) {
      throw new IllegalStateException("frame " + id + " of " + base.start().key() + " is missing");
    }
    return frame;
  }

  /** All frames below a frame, nearest first. */
  List<Frame> below(int parent) {
    List<Frame> found = new ArrayList<>();
    for (Frame child : childrenOf(parent)) {
      found.add(child);
      if (hasBelow(child.id())) {
        found.addAll(below(child.id()));
      }
    }
    return found;
  }

  /** The frames of a state's branches or iterations, in their order. */
  public List<Frame> childrenOf(int parent) {
    List<Frame> children = new ArrayList<>();
    for (Frame frame : base.frames()) {
      if (frame.parent() == parent && !changes.containsKey(frame.id())) {
        children.add(frame);
      }
    }
    for (Frame frame : changes.values()) {
      if (frame != null && frame.parent() == parent) {
        children.add(frame);
      }
    }
    children.sort(Comparator.comparingInt(Frame::index));
    return children;
  }

  public FanOut fanOut(int frame) {
    FanOut changed = fanOuts.get(frame);
    return changed == null ? base.fanOut(frame) : changed;
  }

  public void put(Frame frame) {
    Frame before = frame(frame.id());
    held.replace(before, frame);
    variableBytes += frame.variables().bytes() - variableBytesOf(before);
    changes.put(frame.id(), frame);
  }

  /** How long the payloads of all frames are together, and one more, in characters. */
  public long heldCharactersWith(Json payload) {
    return held.characters() + held.growthBy(payload);
  }

  /** Puts a frame and queues it to be run. */
  public void putToRun(Frame frame) {
    put(frame);
    runnable.add(frame.id());
  }

  /** Begins a branch or an iteration. */
  public void begin(Frame parent, int index, String state, Json input, long lastEvent) {
    putToRun(Frame.entering(nextFrame++, parent.id(), index, state, input, lastEvent));
    fanOuts.put(parent.id(), fanOut(parent.id()).plus(new FanOut(1, 0)));
  }

  public void beginTop(String state) {
    putToRun(Frame.entering(nextFrame++, Frame.NONE, 0, state, base.start().input(), 0));
  }

  /** Marks a branch or an iteration as done. */
  public void finish(Frame done) {
    put(done);
    fanOuts.put(done.parent(), fanOut(done.parent()).plus(new FanOut(0, 1)));
  }

  /** Whether a frame's state has fanned out. */
  public boolean hasBelow(int frame) {
    return fanOut(frame).begun() > 0;
  }

  /** Forgets what a state fanned out into. */
  public void dropBelow(int parent) {
    if (!hasBelow(parent)) {
      return;
    }
    for (Frame frame : below(parent)) {
      remove(frame.id());
    }
    fanOuts.put(parent, FanOut.NONE);
  }

  private static long variableBytesOf(@Nullable Frame frame) {
    return frame == null ? 0 : frame.variables().bytes();
  }

  /** Forgets a frame that nothing stands below. */
  public void remove(int id) {
    Frame before = frame(id);
    held.replace(before, null);
    variableBytes -= variableBytesOf(before);
    if (base.frame(id) == null) {
      changes.remove(id);
    } else {
      changes.put(id, null);
    }
    fanOuts.remove(id);
  }

  /** Queues every frame that can go on, in the order in which the frames began. */
  public void queueAll() {
    base.frames().stream()
        .filter(frame -> frame.phase() == Phase.ENTERING || frame.phase() == Phase.READY)
        .mapToInt(Frame::id)
        .sorted()
        .forEach(runnable::add);
  }

  public @Nullable Integer nextToRun() {
    return runnable.poll();
  }

  /** Keeps the history from growing longer; its last event is for the end of the execution. */
  public void limitEvents(long most) {
    maxEvents = most;
  }

  /**
   * Adds an event.
   *
   * @return its id
   * @throws HistoryFullException if there is room for the execution's end alone
   */
  public long append(EventType type, long previousId, @Nullable Object... values) {
    return append(type, previousId, Arrays.asList(values));
  }

  /** Adds an event, with the values of its type's fields in their order. */
  public long append(EventType type, long previousId, List<@Nullable Object> values) {
    if (eventCount >= maxEvents - 1) {
      throw new HistoryFullException(previousId);
    }
    return addLast(type, previousId, values);
  }

  /** Adds the event that the execution ends with. */
  public long appendLast(EventType type, long previousId, @Nullable Object... values) {
    return addLast(type, previousId, Arrays.asList(values));
  }

  private long addLast(EventType type, long previousId, List<@Nullable Object> values) {
    long id = ++eventCount;
    payloads.add(values);
    events.add(new HistoryEvent(id, previousId, time, type, values));
    return id;
  }

  /** What an event of this turn follows; of one of an earlier turn nothing is known but itself. */
  public long previousOf(long event) {
    int index = (int) (event - base.progress().events()) - 1;
    return index < 0 ? event : events.get(index).previousId();
  }

  public void add(Effect effect) {
    effects.add(effect);
  }

  /** Takes back an effect that this turn asked for; false if it did not. */
  public boolean takeBack(Effect effect) {
    return effects.remove(effect);
  }

  /**
   * Counts an answer that the mock file gives a state.
   *
   * @return how many it was given before
   */
  public int countMocked(String state) {
    Map<String, Integer> counts = new TreeMap<>(mocked);
    int before = counts.merge(state, 1, Integer::sum) - 1;
    mocked = Collections.unmodifiableMap(counts);
    return before;
  }

  /** How far the Map Run is; null where the execution is none. */
  public @Nullable MapRun run() {
    return run;
  }

  public void run(MapRun now) {
    run = now;
  }

  public void timeOutAt(long epochMillis) {
    dueAt = epochMillis;
  }

  /** Has a task of another execution hear of the end; false if it will already. */
  public boolean addParent(ParentTask parent) {
    return !parents.contains(parent) && parents.add(parent);
  }

  /** Has it not hear of the end after all; false if it would not have. */
  public boolean removeParent(ParentTask parent) {
    return parents.remove(parent);
  }

  /**
   * Has the execution go on that has ended.
   *
   * @param token by which a repeat of the call is known; null for none
   * @param count how often it has gone on then; 0 for once more than before
   */
  public void reopen(@Nullable String token, int count) {
    ending = null;
    redrives = redrives.again(time, token, count);
  }

  /**
   * Ends the execution, of which all hear who wait for that.
   *
   * @param resumable whether what it stands in is kept, so that it can go on
   */
  public void end(Ending how, boolean resumable) {
    ending = how;
    run = run == null ? null : run.over(how.status(), resumable);
    dueAt = 0;
    runnable.clear();
    if (resumable) {
      Suspension.of(this);
    } else {
      base.frames().forEach(frame -> changes.put(frame.id(), null));
      changes.values().removeIf(frame -> frame != null);
    }
    if (resumable || !redrives.equals(Redrives.NONE)) {
      redrives = redrives.ended(resumable);
    }
    parents.forEach(
        parent -> effects.add(new Effect.TellParent(parent, base.start(), how, redrives)));
    parents.clear();
  }
}
