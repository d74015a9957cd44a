package dev.newel.simulation;

import dev.newel.store.StoreUnavailableException;
import dev.newel.store.Wire;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A connection to the store, as the real one is: commands go and answers come in order, and when it
 * is lost nobody knows how many of them arrived. Those that did not may arrive later still.
 */
final class SimulatedLink implements Wire {

  /** The server is there, and cannot do its work just now. */
  private static final int REFUSED = 400;

  private static final long LATEST_MS = 4_000;

  /** Something on its way. */
  private record Call<T extends @Nullable Object>(Supplier<T> script, Promise<T> answer) {
    void arriveUnheard() {
      var unused = script.get(); // nobody hears it
    }
  }

  private final Instance instance;
  private final Timeline timeline;
  private final Chance chance;
  private final int mishaps;
  private final Set<Call<?>> unanswered = new LinkedHashSet<>();
  private final List<Call<?>> travelling = new ArrayList<>();
  private boolean up = true;
  private int connection;
  private long lastArrival;
  private long lastReply;
  private long slowness;

  /**
   * @param mishaps at one of so many calls something goes wrong with the instance, before or after
   *     it is carried out
   */
  SimulatedLink(Instance instance, Timeline timeline, int mishaps) {
    this.mishaps = mishaps;
    this.instance = instance;
    this.timeline = timeline;
    this.chance = instance.chance();
  }

  @Override
  public <T extends @Nullable Object> Future<T> send(Supplier<T> script) {
    if (!up) {
      return Future.failedFuture(away());
    }
    Call<T> call = new Call<>(script, Promise.promise());
    unanswered.add(call);
    travelling.add(call);
    int sentOver = connection;
    lastArrival = Math.max(lastArrival, timeline.now() + slowness + chance.hop(true));
    timeline.at(lastArrival, () -> arrive(call, sentOver));
    return call.answer().future();
  }

  private static StoreUnavailableException away() {
    return new StoreUnavailableException("away", null);
  }

  private <T extends @Nullable Object> void arrive(Call<T> call, int sentOver) {
    boolean mishap = instance.isFaulty() && chance.oneIn(mishaps);
    if (mishap && chance.oneIn(4)) {
      instance.mishap();
    }
    if (sentOver != connection || !travelling.remove(call)) {
      return;
    }
    if (instance.isFaulty() && chance.oneIn(REFUSED)) {
      reply(call, () -> call.answer().fail(away()));
    } else {
      T result = call.script().get();
      reply(call, () -> call.answer().complete(result));
    }
    if (mishap) {
      instance.mishap();
    }
  }

  private void reply(Call<?> call, Runnable answer) {
    lastReply = Math.max(lastReply, timeline.now() + slowness + chance.hop(true));
    instance.at(
        lastReply,
        () -> {
          if (unanswered.remove(call)) {
            answer.run();
          }
        });
  }

  /** Everything takes longer by this many microseconds. */
  void slow(long by) {
    slowness = by;
  }

  /** The connection is lost; the instance hears of it, and comes back after a while. */
  void cut(long backAfter) {
    if (up) {
      end();
      List<Call<?>> lost = List.copyOf(unanswered);
      unanswered.clear();
      instance.after(0, () -> lost.forEach(call -> call.answer().fail(away())));
      instance.after(backAfter, () -> up = true);
    }
  }

  /** The connection ends: some of what was on its way arrives, now or late, and the rest never. */
  void end() {
    up = false;
    connection++;
    int arriving = (int) chance.between(0, travelling.size() + 1);
    long late = chance.oneIn(3) ? chance.millis(0, LATEST_MS) : 0;
    for (Call<?> call : travelling.subList(0, arriving)) {
      timeline.after(late, call::arriveUnheard);
    }
    travelling.clear();
    lastArrival = 0;
    lastReply = 0;
  }
}
