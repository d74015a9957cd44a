package dev.newel.engine.activity;

import dev.newel.aws.Name;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The exchanges of all activities, shared by the engines of a process. */
public final class Exchanges {

  private final Map<Name, Exchange> exchanges = new ConcurrentHashMap<>();
  private final List<Runnable> closers = new CopyOnWriteArrayList<>();
  private volatile boolean closed;

  /** The exchange of an activity, which it keeps. */
  public Exchange of(Name activity) {
    return exchanges.computeIfAbsent(activity, name -> new Exchange());
  }

  /** Gives an engine the occasion to end the polls that it keeps itself, as the process stops. */
  void onClose(Runnable task) {
    closers.add(task);
  }

  boolean isClosed() {
    return closed;
  }

  /** Ends all polls with no task, those that are still to come too, as the process stops. */
  public void close() {
    closed = true;
    closers.forEach(Runnable::run);
    exchanges.values().forEach(exchange -> exchange.takePolls().forEach(Poll::expire));
  }
}
