package dev.newel.engine;

import dev.newel.engine.activity.Poll;
import dev.newel.interpreter.model.Turn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A turn on its way into the store, and who waits for it. */
final class Attempt {

  /** A poll that gets a task by this turn. */
  record Claim(Poll poll, long token) {}

  private final Mailbox mailbox;
  private final Turn turn;
  private final @Nullable String expected;
  private final Runnable release;
  private final List<Job.Fact> facts = new ArrayList<>(2);
  private final List<Claim> claims = new ArrayList<>(1);

  /**
   * @param expected the fence of the execution as the turn has it; null where it begins
   * @param release to be run once, when the mailbox may go on
   */
  Attempt(Mailbox mailbox, Turn turn, @Nullable String expected, Runnable release) {
    this.mailbox = mailbox;
    this.turn = turn;
    this.expected = expected;
    this.release = release;
  }

  void take(Job.Fact fact) {
    facts.add(fact);
  }

  void claim(Poll poll, long token) {
    claims.add(new Claim(poll, token));
  }

  boolean isEmpty() {
    return facts.isEmpty();
  }

  Mailbox mailbox() {
    return mailbox;
  }

  Turn turn() {
    return turn;
  }

  @Nullable String expected() {
    return expected;
  }

  List<Job.Fact> facts() {
    return facts;
  }

  List<Claim> claims() {
    return claims;
  }

  void release() {
    release.run();
  }
}
