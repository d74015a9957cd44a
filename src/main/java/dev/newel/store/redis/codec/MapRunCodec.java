package dev.newel.store.redis.codec;

import dev.newel.interpreter.model.MapRun;
import dev.newel.interpreter.model.MapRun.Counts;
import dev.newel.interpreter.model.MapRun.Failure;
import dev.newel.interpreter.model.MapRun.Limits;
import dev.newel.interpreter.model.MapRun.Queue;
import dev.newel.interpreter.model.MapRun.Sink;
import dev.newel.interpreter.model.MapRun.Source;
import dev.newel.interpreter.model.Unsuccessful;
import dev.newel.interpreter.model.Unsuccessful.Tally;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.interpreter.model.start.MapPart;
import dev.newel.store.redis.codec.Packed.Reader;
import dev.newel.store.redis.codec.Packed.Writer;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What executions are of a distributed Map state, and how far a Map Run is. */
final class MapRunCodec {

  private static final String RUN = "R";
  private static final String CHILD = "C";
  private static final String EXPRESS_CHILD = "X";

  private MapRunCodec() {}

  /** Null for what is part of nothing. */
  static @Nullable String encode(@Nullable MapPart part) {
    return part == null ? null : code(part.kind()) + " " + part.of().arn() + " " + part.state();
  }

  private static String code(MapPart.Kind kind) {
    return switch (kind) {
      case RUN -> RUN;
      case CHILD -> CHILD;
      case EXPRESS_CHILD -> EXPRESS_CHILD;
    };
  }

  static MapPart part(String text) {
    String[] parts = text.split(" ", 3);
    MapPart.Kind kind =
        switch (parts[0]) {
          case RUN -> MapPart.Kind.RUN;
          case CHILD -> MapPart.Kind.CHILD;
          case EXPRESS_CHILD -> MapPart.Kind.EXPRESS_CHILD;
          default -> throw new UnreadableValueException("not a part of a Map state: " + parts[0]);
        };
    return new MapPart(kind, parts[2], ExecutionKey.parse(parts[1]));
  }

  /** Null for what is no Map Run. */
  static @Nullable String encode(@Nullable MapRun run) {
    if (run == null) {
      return null;
    }
    Limits limits = run.limits();
    Source source = run.source();
    Sink sink = run.sink();
    Failure failure = run.failure();
    Writer out = Writer.ofFields().number('c', limits.concurrency(), 0);
    if (limits.failures() != null) {
      out.number('f', limits.failures());
    }
    if (limits.percentage() != null) {
      out.text('p', limits.percentage().toString());
    }
    out.text('i', text(run.items()))
        .text('e', text(run.executions()))
        .text('s', source.position())
        .number('a', source.isAtEnd() ? 1 : 0, 0)
        .number('n', source.found(), 0)
        .number('o', source.offset(), 0)
        .number('b', source.starting(), 0)
        .number('h', source.startingCharacters(), 0)
        .number('k', sink.characters(), 0)
        .text('w', text(sink.succeeded()))
        .text('x', text(sink.failed()))
        .text('u', text(run.unsuccessful()));
    if (failure != null) {
      out.text('r', failure.error())
          .text('q', failure.cause())
          .text('v', failure.location())
          .number('z', failure.isStop() ? 1 : 0, 0);
    }
    return out.toString();
  }

  static MapRun run(String text) {
    Fields fields = new Fields();
    Reader in = Reader.ofFields(text);
    while (in.next()) {
      fields.read(in);
    }
    return fields.run();
  }

  private static @Nullable String text(Counts counts) {
    return counts.equals(Counts.NONE)
        ? null
        : join(
            counts.running(),
            counts.succeeded(),
            counts.failed(),
            counts.timedOut(),
            counts.aborted(),
            counts.written());
  }

  private static @Nullable String text(Queue queue) {
    return queue.equals(Queue.EMPTY)
        ? null
        : join(
            queue.first(),
            queue.next(),
            queue.bundled(),
            queue.characters(),
            queue.executions(),
            queue.items(),
            queue.files());
  }

  private static @Nullable String text(Unsuccessful unsuccessful) {
    return unsuccessful.equals(Unsuccessful.NOT_KEPT)
        ? null
        : Stream.of(
                LongStream.of(unsuccessful.characters(), unsuccessful.next()),
                numbers(unsuccessful.waiting()),
                numbers(unsuccessful.waitingItems()),
                numbers(unsuccessful.lasting()),
                numbers(unsuccessful.lastingItems()))
            .flatMapToLong(numbers -> numbers)
            .mapToObj(Long::toString)
            .collect(Collectors.joining(","));
  }

  private static LongStream numbers(Tally tally) {
    return LongStream.of(tally.failed(), tally.timedOut(), tally.aborted());
  }

  private static Unsuccessful unsuccessful(String text) {
    long[] all = numbers(text);
    return new Unsuccessful(
        all[0], (int) all[1], tally(all, 2), tally(all, 5), tally(all, 8), tally(all, 11));
  }

  private static Tally tally(long[] all, int from) {
    return new Tally(all[from], all[from + 1], all[from + 2]);
  }

  private static String join(long... numbers) {
    return LongStream.of(numbers).mapToObj(Long::toString).collect(Collectors.joining(","));
  }

  private static long[] numbers(String text) {
    return Arrays.stream(text.split(",", -1)).mapToLong(Long::parseLong).toArray();
  }

  private static Counts counts(String text) {
    long[] all = numbers(text);
    return new Counts(all[0], all[1], all[2], all[3], all[4], all[5]);
  }

  private static Queue queue(String text) {
    long[] all = numbers(text);
    return new Queue((int) all[0], (int) all[1], all[2], all[3], all[4], all[5], (int) all[6]);
  }

  /** What was read so far. */
  private static final class Fields {
    private long concurrency;
    private @Nullable Long failures;
    private @Nullable Double percentage;
    private Counts items = Counts.NONE;
    private Counts executions = Counts.NONE;
    private @Nullable String position;
    private boolean isAtEnd;
    private long found;
    private int offset;
    private int starting;
    private long startingCharacters;
    private long characters;
    private Queue succeeded = Queue.EMPTY;
    private Queue failed = Queue.EMPTY;
    private Unsuccessful unsuccessful = Unsuccessful.NOT_KEPT;
    private @Nullable String error;
    private @Nullable String cause;
    private @Nullable String location;
    private boolean isStopped;

    void read(Reader in) {
      switch (in.tag()) {
        case 'c' -> concurrency = in.number();
        case 'f' -> failures = in.number();
        case 'p' -> percentage = Double.valueOf(in.text());
        case 'i' -> items = counts(in.text());
        case 'e' -> executions = counts(in.text());
        case 's' -> position = in.text();
        case 'a' -> isAtEnd = in.number() == 1;
        case 'n' -> found = in.number();
        case 'o' -> offset = in.smallNumber();
        case 'b' -> starting = in.smallNumber();
        case 'h' -> startingCharacters = in.number();
        case 'k' -> characters = in.number();
        case 'w' -> succeeded = queue(in.text());
        case 'x' -> failed = queue(in.text());
        case 'u' -> unsuccessful = unsuccessful(in.text());
        case 'r' -> error = in.text();
        case 'q' -> cause = in.text();
        case 'v' -> location = in.text();
        case 'z' -> isStopped = in.number() == 1;
        default -> in.skip();
      }
    }

    MapRun run() {
      return new MapRun(
          new Limits(concurrency, failures, percentage),
          items,
          executions,
          new Source(position, isAtEnd, found, offset, starting, startingCharacters),
          new Sink(characters, succeeded, failed),
          unsuccessful,
          failure());
    }

    private @Nullable Failure failure() {
      if (isStopped) {
        return Failure.STOPPED;
      }
      return error == null ? null : new Failure(error, cause, location);
    }
  }
}
