package dev.newel.cloudwatch;

import dev.newel.aws.client.CallResult;
import dev.newel.logs.LogEntry;
import dev.newel.logs.LogGroup;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * A stream of this instance, for one state machine. It has one call under way at a time, so that
 * entries stay in order. For one event loop.
 */
final class LogStream {

  /** AWS takes no more with one call. */
  private static final int ENTRIES_PER_CALL = 10_000;

  private static final int BYTES_PER_CALL = 1 << 20;

  /** What AWS counts for each entry, beside its text. */
  private static final int ENTRY_BYTES = 26;

  /** How long an entry waits for others to go with it. */
  private static final long GATHER_MS = 500;

  private static final long AGAIN_MS = 1_000;
  private static final int TRIES = 3;

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd-HH-mm").withZone(ZoneOffset.UTC);

  private final Vertx vertx;
  private final LogCalls calls;
  private final LogGroup group;
  private final String name;
  private final IntConsumer whenGone;
  private final Consumer<String> whenLost;
  private final Deque<LogEntry> waiting = new ArrayDeque<>();
  private Future<Void> sending = Future.succeededFuture();
  private boolean isGathering;
  private boolean isCreated;

  /**
   * @param machine the name of the state machine
   * @param time when it is made, epoch milliseconds, which AWS's names say
   * @param whenGone hears how many bytes of entries wait no more
   * @param whenLost hears why entries are lost
   */
  LogStream(
      Vertx vertx,
      LogCalls calls,
      LogGroup group,
      String machine,
      long time,
      IntConsumer whenGone,
      Consumer<String> whenLost) {
    this.vertx = vertx;
    this.calls = calls;
    this.group = group;
    this.whenGone = whenGone;
    this.whenLost = whenLost;
    this.name =
        "states/%s/%s/%s"
            .formatted(
                machine,
                MINUTE.format(Instant.ofEpochMilli(time)),
                UUID.randomUUID().toString().substring(0, 8));
  }

  /** About how many bytes an entry takes of a call. */
  static int size(LogEntry entry) {
    return ENTRY_BYTES + entry.text().getBytes(StandardCharsets.UTF_8).length;
  }

  void add(List<LogEntry> entries) {
    waiting.addAll(entries);
    if (!isGathering && sending.isComplete()) {
      isGathering = true;
      vertx.setTimer(
          GATHER_MS,
          timer -> {
            isGathering = false;
            flush();
          });
    }
  }

  /** Whether nothing is on its way. */
  boolean isIdle() {
    return waiting.isEmpty() && sending.isComplete();
  }

  /** Sends all that waits. */
  Future<Void> flush() {
    if (sending.isComplete() && !waiting.isEmpty()) {
      List<LogEntry> some = takeSome();
      int bytes = some.stream().mapToInt(LogStream::size).sum();
      sending =
          (isCreated ? send(some, 1) : create(some, 1)).onComplete(sent -> whenGone.accept(bytes));
      return sending.eventually(this::flush);
    }
    return sending;
  }

  private List<LogEntry> takeSome() {
    List<LogEntry> some = new ArrayList<>();
    int bytes = 0;
    while (!waiting.isEmpty() && some.size() < ENTRIES_PER_CALL) {
      bytes += size(waiting.element());
      if (!some.isEmpty() && bytes > BYTES_PER_CALL) {
        break;
      }
      some.add(waiting.remove());
    }
    some.sort(Comparator.comparingLong(LogEntry::time));
    return some;
  }

  private Future<Void> create(List<LogEntry> then, int attempt) {
    return calls
        .createStream(group, name)
        .compose(
            result -> {
              isCreated =
                  result instanceof CallResult.Answered
                      || (result instanceof CallResult.Refused refused
                          && refused.error().endsWith("ResourceAlreadyExistsException"));
              return isCreated ? send(then, attempt) : again(then, attempt, result);
            });
  }

  private Future<Void> send(List<LogEntry> entries, int attempt) {
    return calls
        .put(group, name, entries)
        .compose(
            result -> {
              if (result instanceof CallResult.Answered) {
                return Future.succeededFuture();
              }
              // somebody may have deleted the stream
              isCreated =
                  !(result instanceof CallResult.Refused refused
                      && refused.error().endsWith("ResourceNotFoundException"));
              return again(entries, attempt, result);
            });
  }

  private Future<Void> again(List<LogEntry> entries, int attempt, CallResult failure) {
    if (attempt == TRIES) {
      whenLost.accept(reason(failure));
      return Future.succeededFuture();
    }
    return vertx
        .timer(AGAIN_MS)
        .compose(waited -> isCreated ? send(entries, attempt + 1) : create(entries, attempt + 1));
  }

  private static String reason(CallResult result) {
    if (result instanceof CallResult.Refused refused) {
      return refused.error() + ": " + refused.cause();
    } else if (result instanceof CallResult.Unreachable unreachable) {
      return unreachable.error() + ": " + unreachable.cause();
    }
    return String.valueOf(result);
  }
}
