package dev.newel.interpreter.model;

import dev.newel.asl.data.Json;
import dev.newel.asl.data.MapItems;
import dev.newel.interpreter.model.start.ExecutionStart;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An execution as it was last committed. A turn reads it and never writes it; {@link #apply} moves
 * it on once the turn stands in the store.
 */
public final class Execution {

  private static final long BYTES = 2_000;
  private static final long BYTES_PER_FRAME = 2_000;

  /** The text, and the values that it was read into. */
  private static final long BYTES_PER_CHARACTER = 4;

  private final ExecutionStart start;
  private final Map<Integer, Frame> frames = new HashMap<>();
  private final Map<Integer, FanOut> fanOuts = new HashMap<>();
  private final Map<Integer, Items> items = new HashMap<>();
  private final Payloads payloads;
  private final HeldPayloads held;
  private Progress progress;
  private long variableBytes;

  /** An execution that has not begun. */
  public Execution(ExecutionStart start) {
    this(start, Progress.NOT_STARTED, List.of());
  }

  /** An execution as a store has it that numbers no payloads. */
  public Execution(ExecutionStart start, Progress progress, Collection<Frame> frames) {
    this(start, progress, frames, Map.of());
  }

  /**
   * An execution as a store has it.
   *
   * @param numbered the large payloads that frames hold, by the numbers they are kept under
   */
  public Execution(
      ExecutionStart start,
      Progress progress,
      Collection<Frame> frames,
      Map<Integer, Json> numbered) {
    this.start = start;
    this.progress = progress;
    this.payloads = new Payloads(start.input(), numbered, frames);
    this.held = new HeldPayloads(start.input());
    frames.forEach(frame -> this.frames.put(frame.id(), frame));
    frames.forEach(frame -> held.replace(null, frame));
    frames.forEach(frame -> variableBytes += frame.variables().bytes());
    frames.forEach(frame -> fanOuts.merge(frame.parent(), FanOut.of(frame), FanOut::plus));
  }

  /** Makes a committed turn part of the execution. */
  public void apply(Turn turn) {
    payloads.apply(payloadChange(turn));
    progress = turn.progress();
    variableBytes = turn.variableBytes();
    turn.changes()
        .forEach(
            (id, frame) -> {
              held.replace(frames.get(id), frame);
              if (frame == null) {
                frames.remove(id);
                items.remove(id);
                fanOuts.remove(id);
              } else {
                frames.put(id, frame);
              }
            });
    fanOuts.putAll(turn.fanOuts());
    items.keySet().retainAll(frames.keySet());
    fanOuts.keySet().retainAll(frames.keySet());
  }

  /** What a turn changes of the large payloads; to be asked for when the turn is complete. */
  public PayloadChange payloadChange(Turn turn) {
    return PayloadChange.of(payloads, frames, turn.changes());
  }

  HeldPayloads held() {
    return held;
  }

  /** Takes note that the store has another deadline for a frame, as heartbeats move it. */
  public void postpone(int id, long dueAt) {
    frames.computeIfPresent(id, (same, frame) -> frame.dueAt(dueAt));
  }

  public ExecutionStart start() {
    return start;
  }

  public Progress progress() {
    return progress;
  }

  /** About how many bytes it takes in memory, at a cost that does not grow with it. */
  public long weight() {
    return BYTES
        + BYTES_PER_FRAME * frames.size()
        + BYTES_PER_CHARACTER * (start.input().text().length() + payloads.characters());
  }

  public @Nullable Frame frame(int id) {
    return frames.get(id);
  }

  public Collection<Frame> frames() {
    return frames.values();
  }

  /** How large the variables of all frames are together, in bytes of UTF-8. */
  long variableBytes() {
    return variableBytes;
  }

  FanOut fanOut(int frame) {
    return fanOuts.getOrDefault(frame, FanOut.NONE);
  }

  /**
   * The items of the Map states that frames stand in, kept from the turn that first asked for them:
   * nothing but what any turn would find again.
   */
  public Map<Integer, Items> items() {
    return items;
  }

  /**
   * What a Map state works on. A frame goes from one Map state to the next, or comes back to it,
   * with another input or other variables, or at another time.
   */
  public record Items(Frame of, MapItems items) {
    @SuppressWarnings("ReferenceEquality") // a frame keeps these objects for as long as it waits
    public boolean areOf(Frame frame) {
      return of.input() == frame.input()
          && of.variables() == frame.variables()
          && of.enteredEvent() == frame.enteredEvent()
          && of.enteredTime() == frame.enteredTime()
          && of.state().equals(frame.state());
    }
  }

  /**
   * How many branches or iterations of a frame's state have begun, and how many are done. It is
   * counted from the frames, so that no turn has to write it.
   */
  public record FanOut(int begun, int done) {
    static final FanOut NONE = new FanOut(0, 0);

    static FanOut of(Frame child) {
      return new FanOut(1, child.phase() == Phase.DONE ? 1 : 0);
    }

    FanOut plus(FanOut other) {
      return new FanOut(begun + other.begun, done + other.done);
    }
  }
}
