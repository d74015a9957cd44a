package dev.newel.interpreter.model;

import dev.newel.asl.data.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One line of control: the execution's top level, a branch of a Parallel state, or an iteration of
 * a Map state. Frames are what a turn reads and writes, so that its cost is what it changes.
 *
 * @param id unique in the execution; {@link #TOP} is the top level
 * @param parent the frame whose state fanned out into this one; {@link #NONE} for the top level
 * @param index which branch or iteration of the parent's state
 * @param state the state's name
 * @param phase where the frame stands in that state
 * @param enteredEvent the id of the event that entered the state
 * @param enteredTime when that was, epoch milliseconds
 * @param lastEvent the id of the frame's newest event, which its next one follows
 * @param input the state's input
 * @param attempts how often each retrier of the state was used; empty for none
 * @param pending what the frame waits for, in the phases that wait for something
 * @param output what a frame that is done gives to its parent
 * @param variables those of the frame's own scope; it sees those of the frames above it, too
 * @param extras what a newer version keeps with the frame
 */
public record Frame(
    int id,
    int parent,
    int index,
    String state,
    Phase phase,
    long enteredEvent,
    long enteredTime,
    long lastEvent,
    Json input,
    List<Integer> attempts,
    @Nullable Pending pending,
    @Nullable Json output,
    Variables variables,
    Extras extras) {

  public static final int TOP = 0;
  public static final int NONE = -1;

  static Frame entering(int id, int parent, int index, String state, Json input, long lastEvent) {
    return new Frame(
        id,
        parent,
        index,
        state,
        Phase.ENTERING,
        0,
        0,
        lastEvent,
        input,
        List.of(),
        null,
        null,
        Variables.NONE,
        Extras.NONE);
  }

  /** One that waits for something, and never runs. */
  public static Frame waiting(
      int id,
      int parent,
      int index,
      String state,
      Phase phase,
      Json input,
      @Nullable Pending pending) {
    return new Frame(
        id,
        parent,
        index,
        state,
        phase,
        0,
        0,
        0,
        input,
        List.of(),
        pending,
        null,
        Variables.NONE,
        Extras.NONE);
  }

  /** Goes before another state, with what the one before has assigned. */
  public Frame moveTo(String next, Json nextInput, long event, Variables assigned) {
    return new Frame(
        id,
        parent,
        index,
        next,
        Phase.ENTERING,
        0,
        0,
        event,
        nextInput,
        List.of(),
        null,
        null,
        variables.with(assigned),
        extras.leaveState());
  }

  public Frame entered(long event, long time) {
    return new Frame(
        id,
        parent,
        index,
        state,
        Phase.READY,
        event,
        time,
        event,
        input,
        attempts,
        null,
        null,
        variables,
        extras);
  }

  /** When the task that it waits for was scheduled, epoch milliseconds; for one that does. */
  public long scheduledTime() {
    return enteredTime + Objects.requireNonNull(pending).scheduledAfter();
  }

  public Frame in(Phase next, long event, @Nullable Pending waitsFor) {
    return new Frame(
        id,
        parent,
        index,
        state,
        next,
        enteredEvent,
        enteredTime,
        event,
        input,
        attempts,
        waitsFor,
        null,
        variables,
        extras);
  }

  public Frame after(long event) {
    return new Frame(
        id,
        parent,
        index,
        state,
        phase,
        enteredEvent,
        enteredTime,
        event,
        input,
        attempts,
        pending,
        output,
        variables,
        extras);
  }

  public Frame retrying(int retrier, long dueAt) {
    List<Integer> counts =
        new ArrayList<>(Collections.nCopies(Math.max(attempts.size(), retrier + 1), 0));
    for (int i = 0; i < attempts.size(); i++) {
      counts.set(i, attempts.get(i));
    }
    counts.set(retrier, counts.get(retrier) + 1);
    return new Frame(
        id,
        parent,
        index,
        state,
        Phase.RETRYING,
        enteredEvent,
        enteredTime,
        lastEvent,
        input,
        List.copyOf(counts),
        Pending.until(dueAt),
        null,
        variables,
        extras);
  }

  /**
   * Nothing asks for the input any more: the result takes its place, to be kept once. The scope's
   * variables end with it.
   */
  public Frame done(Json result, long event) {
    return new Frame(
        id,
        parent,
        index,
        state,
        Phase.DONE,
        enteredEvent,
        enteredTime,
        event,
        result,
        List.of(),
        null,
        result,
        Variables.NONE,
        extras.leaveState());
  }

  /**
   * Stands where it goes on when the execution is redriven: in the state that it has entered, with
   * all attempts before it.
   *
   * @param fannedOut whether what its state has fanned out into goes on instead
   */
  public Frame suspended(boolean fannedOut) {
    if (phase == Phase.ENTERING || phase == Phase.DONE) {
      return this;
    }
    return new Frame(
        id,
        parent,
        index,
        state,
        fannedOut ? Phase.FANNED_OUT : Phase.READY,
        enteredEvent,
        enteredTime,
        enteredEvent,
        input,
        List.of(),
        pending == null ? null : pending.over(),
        null,
        variables,
        extras);
  }

  /** The same frame with a deadline that the store has moved. */
  Frame dueAt(long time) {
    Pending known = pending;
    if (known == null) {
      return this;
    }
    return new Frame(
        id,
        parent,
        index,
        state,
        phase,
        enteredEvent,
        enteredTime,
        lastEvent,
        input,
        attempts,
        known.dueAt(time),
        output,
        variables,
        extras);
  }

  /** How often the retrier was used since the state was entered. */
  public int attemptsOf(int retrier) {
    return retrier < attempts.size() ? attempts.get(retrier) : 0;
  }

  /** How often the state was tried again since it was entered. */
  public int retryCount() {
    return attempts.stream().mapToInt(Integer::intValue).sum();
  }

  /** When the frame goes on or times out by itself, epoch milliseconds; 0 for never. */
  public long dueAt() {
    return pending == null ? 0 : pending.dueAt();
  }

  /** What names the attempt of a task that the frame waits for; 0 where it waits for none. */
  public long nonce() {
    return pending == null ? 0 : pending.nonce();
  }

  /** What began what this frame's task goes on with, as the execution was redriven; 0 for none. */
  public long before() {
    return pending == null ? 0 : pending.before();
  }

  /** How often that has gone on, where it is part of a distributed Map state. */
  public int redrives() {
    return pending == null ? 0 : pending.redrives();
  }

  /** Whether this is the attempt of a task that the nonce names. */
  public boolean awaits(long nonce) {
    return pending != null && pending.nonce() == nonce && nonce != 0;
  }
}
