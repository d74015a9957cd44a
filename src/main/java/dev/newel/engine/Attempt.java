package dev.newel.engine;

import dev.newel.interpreter.model.Turn;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.store.ExecutionStore.Loaded;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A turn on its way into the store, and who waits for it. */
final class Attempt {

  private final Mailbox mailbox;
  private final Turn turn;
  private final @Nullable String expected;
  private final boolean recovers;
  private final Callers callers;
  private final List<Job.Fact> facts = new ArrayList<>(2);
  private final ClaimedPolls polls = new ClaimedPolls();

  /** The first turn of an execution. */
  Attempt(Mailbox mailbox, Turn turn, Job.Begin begin) {
    this.mailbox = mailbox;
    this.turn = turn;
    this.expected = null;
    this.recovers = false;
    this.callers = new Callers.OfBegin(begin, turn);
  }

  /**
   * A turn of facts.
   *
   * @param loaded the execution as the turn has it
   */
  Attempt(Mailbox mailbox, Turn turn, Loaded loaded) {
    this.mailbox = mailbox;
    this.turn = turn;
    this.expected = loaded.fence();
    this.recovers = loaded.failures() > 0;
    this.callers = new Callers.OfFacts(this);
  }

  void add(Job.Fact fact) {
    facts.add(fact);
  }

  /** Whether no fact is in the turn. */
  boolean isEmpty() {
    return facts.isEmpty();
  }

  Mailbox mailbox() {
    return mailbox;
  }

  ExecutionKey key() {
    return mailbox.key();
  }

  Turn turn() {
    return turn;
  }

  /** Null where the execution begins. */
  @Nullable String expected() {
    return expected;
  }

  /** Whether failures were counted that are over when it stands. */
  boolean recovers() {
    return recovers;
  }

  boolean begins() {
    return expected == null;
  }

  /** The facts that the turn has accepted. */
  List<Job.Fact> facts() {
    return facts;
  }

  Callers callers() {
    return callers;
  }

  ClaimedPolls polls() {
    return polls;
  }
}
