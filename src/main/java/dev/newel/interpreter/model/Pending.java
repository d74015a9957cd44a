package dev.newel.interpreter.model;

import dev.newel.asl.data.Json;
import org.jspecify.annotations.Nullable;

/**
 * What a frame waits for.
 *
 * @param nonce names this one attempt of a task, and stands in its token; 0 where there is no task
 * @param dueAt when to go on or time out, epoch milliseconds; 0 for never
 * @param timeoutAt when the task times out whatever its heartbeats say; 0 for never
 * @param heartbeatMillis how long a worker may be silent; 0 for ever
 * @param arguments what the task is given; null where there is no task
 * @param before the attempt that began what this one goes on with, as the execution was redriven; 0
 *     for none
 * @param redrives how often that has gone on, where it is part of a distributed Map state
 * @param scheduledAfter how long after its state was entered the task was scheduled, ms
 * @param startedAfter how long after its state was entered a worker got the task, ms; 0 for one
 *     that no worker gets
 */
public record Pending(
    long nonce,
    long dueAt,
    long timeoutAt,
    long heartbeatMillis,
    @Nullable Json arguments,
    long before,
    int redrives,
    long scheduledAfter,
    long startedAfter) {

  public Pending(
      long nonce, long dueAt, long timeoutAt, long heartbeatMillis, @Nullable Json arguments) {
    this(nonce, dueAt, timeoutAt, heartbeatMillis, arguments, 0, 0, 0, 0);
  }

  public static Pending until(long time) {
    return new Pending(0, time, 0, 0, null);
  }

  /** A scheduled task: its time-out runs from now, its heartbeat once a worker has it. */
  public static Pending task(long nonce, long timeoutAt, long heartbeatMillis, Json arguments) {
    return new Pending(nonce, timeoutAt, timeoutAt, heartbeatMillis, arguments);
  }

  /** What has begun, and has nothing to be repeated with. */
  public static Pending started(long nonce) {
    return new Pending(nonce, 0, 0, 0, null);
  }

  /**
   * Another attempt goes on with what one has begun.
   *
   * @param arguments what is begun with where it never has; null where it is only to go on
   * @param before the attempt that has begun it
   * @param redrives how often it has gone on then
   */
  public static Pending again(long nonce, @Nullable Json arguments, long before, int redrives) {
    return new Pending(nonce, 0, 0, 0, arguments, before, redrives, 0, 0);
  }

  /** The same when it has begun: it has nothing to be repeated with any more. */
  public Pending begun() {
    return new Pending(nonce, 0, 0, 0, null, before, redrives, 0, 0);
  }

  /** The attempt that has begun what this one is for, whose name that has. */
  public long origin() {
    return before == 0 ? nonce : before;
  }

  /** What the task is given; nothing where there is no task. */
  public Json given() {
    return arguments == null ? Json.EMPTY_OBJECT : arguments;
  }

  /** No attempt any more: what a redrive may go on with; null where nothing was begun. */
  public @Nullable Pending over() {
    long begun = origin();
    return begun == 0 ? null : new Pending(0, 0, 0, 0, null, begun, redrives, 0, 0);
  }

  /** The same task, which goes on with what another attempt has begun; 0 for none. */
  public Pending goingOnWith(long attempt) {
    return with(nonce, dueAt, arguments, attempt, startedAfter);
  }

  /** The same task, which was scheduled so long after its state was entered, ms. */
  public Pending scheduledAfter(long millis) {
    return new Pending(
        nonce,
        dueAt,
        timeoutAt,
        heartbeatMillis,
        arguments,
        before,
        redrives,
        millis,
        startedAfter);
  }

  /**
   * The same task, named as the worker that has it names it.
   *
   * @param millis how long after its state was entered that is
   */
  public Pending handedOut(long token, long millis) {
    return with(token, dueAt, arguments, before, millis);
  }

  /** The same with a deadline that the store has moved. */
  Pending dueAt(long time) {
    return with(nonce, time, arguments, before, startedAfter);
  }

  /** The same task, after a sign of life: its time-out stands, its heartbeat begins anew. */
  public Pending heard(long now) {
    if (heartbeatMillis == 0) {
      return this;
    }
    long silentAt = now + heartbeatMillis;
    long due = timeoutAt == 0 ? silentAt : Math.min(timeoutAt, silentAt);
    return with(nonce, due, arguments, before, startedAfter);
  }

  /** The same task, whose work is to be looked at: at its time-out at the latest. */
  public Pending watching(long lookAt, Json work) {
    long due = timeoutAt == 0 ? lookAt : Math.min(timeoutAt, lookAt);
    return with(nonce, due, work, before, startedAfter);
  }

  private Pending with(
      long name, long due, @Nullable Json given, long attempt, long startedMillis) {
    return new Pending(
        name,
        due,
        timeoutAt,
        heartbeatMillis,
        given,
        attempt,
        redrives,
        scheduledAfter,
        startedMillis);
  }

  /** Whether the task's time has run out. */
  public boolean timedOut(long now) {
    return timeoutAt != 0 && now >= timeoutAt;
  }

  /** Whether what ran out is the worker's silence, and not the task's time. */
  public boolean missedHeartbeat(long now) {
    return timeoutAt == 0 || now < timeoutAt;
  }
}
