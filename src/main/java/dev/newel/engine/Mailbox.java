package dev.newel.engine;

import dev.newel.engine.message.EngineReply;
import dev.newel.interpreter.model.Execution;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.Turn;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.store.ExecutionStore.Loaded;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The queue of what is to be done with one execution, and what is known of that. One thing is done
 * at a time, so that one turn is in flight at the most. Nobody but the mailbox changes it: who
 * works on the execution says what has happened.
 */
final class Mailbox {

  private final ExecutionKey key;
  private final Consumer<Mailbox> onFree;
  private final Deque<Job> jobs = new ArrayDeque<>(2);
  private @Nullable Loaded loaded;
  private boolean busy;
  private long weight;
  private @Nullable EngineReply stalledBy;

  /** Failures of its turns that are to be counted before the next one. */
  private int failures;

  /** Whether another instance may have failed with what came here. */
  private boolean isSuspect;

  /**
   * An empty mailbox.
   *
   * @param onFree to be run whenever the work in flight is over
   */
  Mailbox(ExecutionKey key, Consumer<Mailbox> onFree) {
    this.key = key;
    this.onFree = onFree;
  }

  ExecutionKey key() {
    return key;
  }

  void add(Job job) {
    if (stalledBy != null) {
      job.reply().accept(stalledBy);
    } else if (job.comesByItself() && isPointless(job)) {
      // nobody waits for it, and it comes again
      return;
    } else if (job.isUrgent() && !(jobs.peek() instanceof Job.Begin)) {
      jobs.addFirst(job);
    } else {
      jobs.add(job);
    }
  }

  /** Whether it would fail twice a second, or waits here already. */
  private boolean isPointless(Job job) {
    return (failures > 0 && !isSuspect) || jobs.stream().anyMatch(job::repeats);
  }

  /**
   * Something comes that has come before, and was not done where it came. Where the execution is at
   * hand that was here, and this instance has not failed with it: it is merely behind.
   */
  void addAgain(Job job) {
    isSuspect |= loaded == null;
    add(job);
  }

  boolean isEmpty() {
    return jobs.isEmpty();
  }

  boolean isBusy() {
    return busy;
  }

  /** Whether the execution is at hand. */
  boolean isLoaded() {
    return loaded != null;
  }

  /** The execution as it is known here. */
  Loaded loaded() {
    if (loaded == null) {
      throw new IllegalStateException(key + " is not loaded");
    }
    return loaded;
  }

  /** Whether there is no point in keeping what is known: it is nothing, or the end. */
  boolean isWorthless() {
    return loaded == null ? failures == 0 : loaded.execution().progress().ending() != null;
  }

  /** About how many bytes what is known took when it was last weighed. */
  long weight() {
    return weight;
  }

  /**
   * Weighs what is known.
   *
   * @return how much more it is than the last time
   */
  long weighAgain() {
    long before = weight;
    weight = loaded == null ? 0 : loaded.execution().weight();
    return weight - before;
  }

  /** Work on the first job begins, and lasts until {@link #finish}. */
  void start() {
    busy = true;
  }

  /** The work in flight is over. */
  void finish() {
    busy = false;
    stalledBy = null;
    onFree.accept(this);
  }

  /** Whether the execution must be read before the first job can be done. */
  boolean mustBeRead() {
    Job first = jobs.element();
    return (loaded == null || isSuspect) && first.needsExecution();
  }

  /** Whether the execution is there, and has failed so often that it is only to be ended. */
  boolean isToBeSetAside() {
    return loaded != null && loaded.isToBeSetAside();
  }

  /** Whether somebody waits here who would stop the execution. */
  boolean isToBeStopped() {
    return jobs.stream().anyMatch(Job::isUrgent);
  }

  Job take() {
    return jobs.remove();
  }

  /** The jobs that may share a turn: a fact that was taken from here, and those right behind it. */
  List<Job.Fact> takeFactsBehind(Job.Fact first) {
    List<Job.Fact> facts = new ArrayList<>(jobs.size() + 1);
    facts.add(first);
    while (jobs.peek() instanceof Job.Fact fact) {
      facts.add(fact);
      jobs.remove();
    }
    facts.sort(Comparator.comparing(Job.Fact::place));
    return facts;
  }

  /** Puts jobs back that were taken, in their order, in front of what has come since. */
  void putBack(List<? extends Job> taken) {
    for (int i = taken.size() - 1; i >= 0; i--) {
      jobs.addFirst(taken.get(i));
    }
  }

  /** The execution is about to be read: all that waits here came before what will be known. */
  void reading() {
    takeAll().forEach(job -> jobs.add(job.sure()));
    failures = 0;
    isSuspect = false;
  }

  /** Whether failures are to be counted when the execution is read. */
  boolean isInTrouble() {
    return failures > 0 || isSuspect;
  }

  /** Failures of its turns that were not counted yet. */
  int failures() {
    return failures;
  }

  /** A turn failed: before the next one that is counted, in case it ends this process. */
  void failed() {
    failures++;
    forget();
  }

  /** The same where something was thrown, which is told. */
  void fail(Faults faults, Throwable fault) {
    faults.failed(key, loaded == null ? failures : loaded.failures(), fault);
    failed();
  }

  void read(Loaded current) {
    loaded = current;
  }

  /** The execution is not to be had: all hear so, except who would have it begin. */
  void notRead(EngineReply why) {
    for (Job job : takeAll()) {
      if (job.needsExecution()) {
        job.reply().accept(why);
      } else {
        jobs.add(job);
      }
    }
  }

  /** A turn stands in the store; where it stopped at its bound, the next one goes on. */
  void committed(Turn turn, String fence) {
    Execution execution = turn.execution();
    execution.apply(turn);
    loaded = new Loaded(execution, fence);
    if (turn.isUnfinished()) {
      jobs.addFirst(new Job.Fact(new Stimulus.Resumed(turn.progress().events()), null, Job.NOBODY));
    }
  }

  /** Another instance came first. */
  void outdated(Loaded current) {
    loaded = current;
  }

  /** The store has another deadline for a frame. */
  void deadlineMoved(int frame, long dueAt) {
    loaded().execution().postpone(frame, dueAt);
  }

  /** What is known refuses jobs, and may be out of date: it is read before they are done. */
  void doubt(List<? extends Job> refused) {
    forget();
    putBack(refused);
  }

  /** Drops what is known of the execution: it is read again before anything is done with it. */
  void forget() {
    loaded = null;
  }

  /**
   * What is in flight takes as long as the store is away: all that waits behind it, and all that
   * comes, hears so at once. Timers and entries of the outbox among it are found again by the
   * sweep.
   */
  void stall(EngineReply why) {
    stalledBy = why;
    takeAll().forEach(job -> job.reply().accept(why));
  }

  private List<Job> takeAll() {
    List<Job> all = List.copyOf(jobs);
    jobs.clear();
    return all;
  }
}
