package dev.newel.store.redis;

import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.store.Peers;
import dev.newel.store.redis.codec.PeerMessage;
import dev.newel.store.redis.key.Keys;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asks other instances over channels of Redis. Whose an execution is says its partition. */
final class RedisPeers implements Peers {

  private static final Logger LOG = System.getLogger(RedisPeers.class.getName());

  /**
   * After so long an instance that lives and says nothing does not know the question, or has
   * answered, and the answer was lost.
   */
  private static final long ANSWERED_MS = 5_000;

  /** How often whoever asked hears that the answer will come. */
  private static final long UNDER_WAY_MS = 2_000;

  /** What is to be said waits so long for more, which costs hardly anything then. */
  private static final long SOON_MS = 1;

  /** So many messages go together at most. */
  private static final int TOGETHER = 64;

  private final RedisMessages channels;
  private final Keys keys;
  private final String self;
  private final Clock clock;
  private final AtomicLong ids = new AtomicLong();
  private final Map<Long, Asked> asked = new ConcurrentHashMap<>();

  private final Queue<Unsaid> unsaid = new ConcurrentLinkedQueue<>();

  /** Whether what is unsaid is about to be said. */
  private final AtomicBoolean isAbout = new AtomicBoolean();

  /** Those that have not answered since somebody came or went. */
  private final Set<String> silent = ConcurrentHashMap.newKeySet();

  /** Whose the partitions are; none while that is not known. */
  private volatile List<String> owners = List.of();

  private volatile @Nullable Function<Question, Future<Answer>> responder;

  /** What others have asked for, and is being done. */
  private final Set<Work> works = ConcurrentHashMap.newKeySet();

  private volatile long saidAt;

  /** What is to be said to another instance. */
  private record Unsaid(String peer, PeerMessage message) {}

  /** A question, and until when its answer is waited for. */
  private record Asked(String peer, long until, Promise<Answer> answer) {
    Asked until(long later) {
      return new Asked(peer, later, answer);
    }
  }

  /** What is done for another instance, by the id of its question. */
  private record Work(String from, long id) {}

  RedisPeers(RedisMessages channels, Keys keys, String self, Clock clock) {
    this.channels = channels;
    this.keys = keys;
    this.self = self;
    this.clock = clock;
  }

  @Override
  public @Nullable String of(ExecutionKey execution) {
    List<String> known = owners;
    if (known.isEmpty()) {
      return null;
    }
    String owner = known.get(execution.partition(keys.partitions()));
    return owner.equals(self) || silent.contains(owner) ? null : owner;
  }

  /** Hears whose the partitions are: who has none has gone, and answers nothing any more. */
  void share(List<String> now) {
    if (!now.equals(owners)) {
      owners = now;
      silent.clear();
    }
    long time = clock.millis();
    if (time - saidAt >= UNDER_WAY_MS) {
      saidAt = time;
      works.forEach(work -> say(work.from(), PeerMessage.underWay(work.id())));
    }
    asked.forEach(
        (id, question) -> {
          if (!now.contains(question.peer())) {
            fail(id, question.peer() + " has gone");
          } else if (question.until() < time) {
            silent.add(question.peer());
            fail(id, question.peer() + " does not answer");
          }
        });
  }

  private void fail(long id, String why) {
    Asked question = asked.remove(id);
    if (question != null) {
      question.answer().fail(why);
    }
  }

  @Override
  public Future<Answer> ask(String peer, Question question) {
    long id = ids.incrementAndGet();
    Promise<Answer> answer = Promise.promise();
    asked.put(id, new Asked(peer, clock.millis() + ANSWERED_MS, answer));
    say(peer, PeerMessage.asking(id, self, question));
    return onContextOfCaller(answer.future());
  }

  /** Soon, together with what else is to be said then. */
  private void say(String peer, PeerMessage message) {
    unsaid.add(new Unsaid(peer, message));
    Context caller = Vertx.currentContext();
    if (caller == null) {
      sayAll();
    } else if (isAbout.compareAndSet(false, true)) {
      caller.owner().setTimer(SOON_MS, timer -> sayAll());
    }
  }

  private void sayAll() {
    isAbout.set(false);
    Map<String, List<PeerMessage>> messages = new HashMap<>();
    for (Unsaid next = unsaid.poll(); next != null; next = unsaid.poll()) {
      List<PeerMessage> same = messages.computeIfAbsent(next.peer(), to -> new ArrayList<>());
      same.add(next.message());
      if (same.size() == TOGETHER) {
        publish(next.peer(), same);
        messages.remove(next.peer());
      }
    }
    messages.forEach(this::publish);
  }

  private void publish(String peer, List<PeerMessage> messages) {
    channels
        .say(Keys.PEER + peer, PeerMessage.write(messages))
        .onSuccess(
            isHeard -> {
              if (!isHeard) {
                silent.add(peer);
                messages.forEach(message -> fail(message, peer + " does not listen"));
              }
            })
        .onFailure(lost -> messages.forEach(message -> fail(message, "the question is lost")));
  }

  private void fail(PeerMessage message, String why) {
    if (message.question() != null) {
      fail(message.id(), why);
    }
  }

  /** Engines have no locks. */
  private static Future<Answer> onContextOfCaller(Future<Answer> answer) {
    Context caller = Vertx.currentContext();
    if (caller == null) {
      return answer;
    }
    Promise<Answer> there = Promise.promise();
    answer.onComplete(known -> caller.runOnContext(back -> there.handle(known)));
    return there.future();
  }

  @Override
  public void onAsked(Function<Question, Future<Answer>> listener) {
    responder = listener;
  }

  /** Begins to hear what is said to this instance. */
  Future<Void> listen() {
    return channels.listen(Keys.PEER + self, this::hear);
  }

  private void hear(String text) {
    PeerMessage.readAll(text).forEach(this::hear);
  }

  private void hear(PeerMessage message) {
    Question question = message.question();
    if (question == null) {
      answered(message);
      return;
    }
    Work work = new Work(message.from(), message.id());
    works.add(work);
    Function<Question, Future<Answer>> known = responder;
    Future<Answer> answer =
        known == null ? Future.failedFuture("nobody answers here") : known.apply(question);
    answer
        .onComplete(done -> works.remove(work))
        .onSuccess(done -> say(message.from(), PeerMessage.answering(message.id(), done)))
        .onFailure(
            why -> {
              LOG.log(Level.DEBUG, "not done for " + message.from(), why);
              say(message.from(), PeerMessage.answering(message.id(), null));
            });
  }

  private void answered(PeerMessage message) {
    if (message.isUnderWay()) {
      long later = clock.millis() + ANSWERED_MS;
      asked.computeIfPresent(message.id(), (id, question) -> question.until(later));
      return;
    }
    Asked question = asked.remove(message.id());
    if (question != null && message.answer() != null) {
      question.answer().complete(message.answer());
    } else if (question != null) {
      question.answer().fail(question.peer() + " could not do it");
    }
  }
}
