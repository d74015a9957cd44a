package dev.newel.engine;

import dev.newel.engine.message.EngineReply;
import dev.newel.interpreter.model.ExecutionKey;
import dev.newel.store.ExecutionStore.Loaded;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The queue of what is to be done with one execution. One thing is done at a time, so that one turn
 * is in flight at the most.
 */
final class Mailbox {

  private final ExecutionKey key;
  private final Deque<Job> jobs = new ArrayDeque<>(2);
  private @Nullable Loaded loaded;
  private boolean busy;
  private @Nullable EngineReply stalledBy;

  Mailbox(ExecutionKey key) {
    this.key = key;
  }

  ExecutionKey key() {
    return key;
  }

  void add(Job job) {
    if (stalledBy == null) {
      jobs.add(job);
    } else {
      job.reply().accept(stalledBy);
    }
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

  /** Puts jobs back that were taken, in their order, in front of what has come since. */
  void putBack(List<? extends Job> taken) {
    for (int i = taken.size() - 1; i >= 0; i--) {
      jobs.addFirst(taken.get(i));
    }
  }

  /** Drops what is known of the execution: it is read again before anything is done with it. */
  void doubt(List<? extends Job> refused) {
    loaded = null;
    putBack(refused);
  }

  /** All that waits here came before what will be known of the execution. */
  void assure() {
    takeAll().forEach(job -> jobs.add(job.sure()));
  }

  @Nullable Job peek() {
    return jobs.peek();
  }

  Job take() {
    return jobs.remove();
  }

  /** Takes the jobs that may share a turn: facts for an execution that is there. */
  List<Job.Fact> takeFacts() {
    List<Job.Fact> facts = new ArrayList<>(jobs.size());
    while (jobs.peek() instanceof Job.Fact fact) {
      facts.add(fact);
      jobs.remove();
    }
    return facts;
  }

  List<Job> takeAll() {
    List<Job> all = List.copyOf(jobs);
    jobs.clear();
    return all;
  }

  @Nullable Loaded loaded() {
    return loaded;
  }

  void loaded(@Nullable Loaded current) {
    loaded = current;
  }

  boolean isBusy() {
    return busy;
  }

  void busy(boolean now) {
    busy = now;
    stalledBy = null;
  }
}
