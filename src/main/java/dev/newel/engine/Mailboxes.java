package dev.newel.engine;

import dev.newel.interpreter.model.start.ExecutionKey;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The executions that an engine has at hand, each in its mailbox, and which of them go on. */
final class Mailboxes {

  /** How many that are busy are passed over in search of those that may go. */
  private static final int BUSY = 8;

  private final Consumer<Mailbox> worker;
  private final long room;

  /** Least recently used first. */
  private final Map<ExecutionKey, Mailbox> mailboxes = new LinkedHashMap<>(64, 0.75f, true);

  /** What those at hand weigh, each as it was last at rest. */
  private long weight;

  private int busy;

  /**
   * @param worker does what stands first in a mailbox that has started, and has it finish then
   * @param room for how many bytes of executions there is room
   */
  Mailboxes(Consumer<Mailbox> worker, long room) {
    this.worker = worker;
    this.room = room;
  }

  void add(ExecutionKey key, Job job) {
    Mailbox mailbox = mailbox(key);
    mailbox.add(job);
    proceed(mailbox);
  }

  /** The same for what has come before, and was not done where it came. */
  void addAgain(ExecutionKey key, Job job) {
    Mailbox mailbox = mailbox(key);
    mailbox.addAgain(job);
    proceed(mailbox);
  }

  private Mailbox mailbox(ExecutionKey key) {
    return mailboxes.computeIfAbsent(key, unknown -> new Mailbox(unknown, this::freed));
  }

  /** Forgets what may be out of date; what is in flight is decided by its fence. */
  void forget() {
    Iterator<Mailbox> all = mailboxes.values().iterator();
    while (all.hasNext()) {
      Mailbox mailbox = all.next();
      if (!mailbox.isBusy()) {
        all.remove();
        weight -= mailbox.weight();
      }
    }
  }

  /** Whether nothing is in flight. */
  boolean isIdle() {
    return busy == 0;
  }

  private void proceed(Mailbox mailbox) {
    if (mailbox.isBusy()) {
      return;
    }
    if (mailbox.isEmpty()) {
      rest(mailbox);
      return;
    }
    mailbox.start();
    busy++;
    worker.accept(mailbox);
  }

  private void freed(Mailbox mailbox) {
    busy--;
    proceed(mailbox);
  }

  /** Keeps an idle execution at hand, while there is room. */
  private void rest(Mailbox mailbox) {
    if (mailbox.isWorthless()) {
      mailboxes.remove(mailbox.key());
      weight -= mailbox.weight();
      return;
    }
    weight += mailbox.weighAgain();
    Iterator<Mailbox> all = mailboxes.values().iterator();
    for (int passed = 0; weight > room && passed < BUSY && all.hasNext(); ) {
      Mailbox oldest = all.next();
      if (oldest.isBusy()) {
        passed++;
      } else {
        all.remove();
        weight -= oldest.weight();
      }
    }
  }
}
