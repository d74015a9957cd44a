package dev.newel.store.redis.codec;

import dev.newel.asl.data.Json;
import dev.newel.interpreter.model.Extras;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Pending;
import dev.newel.interpreter.model.Phase;
import dev.newel.interpreter.model.Variables;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.store.redis.codec.Packed.Reader;
import dev.newel.store.redis.codec.Packed.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A frame. What is of the frame for as long as it lasts has small letters, and what is of its stay
 * in one state capital ones: by that an instance that does not know a field knows how long to keep
 * it. The usual input is the execution's, the usual output and arguments are the input.
 */
final class FrameCodec {

  private FrameCodec() {}

  @SuppressWarnings("ReferenceEquality") // comparing texts would cost more than it saves
  static String encode(ExecutionStart start, Frame frame, PayloadNames kept) {
    Writer out =
        new Writer(ExecutionCodec.MAJOR)
            .number('p', frame.parent(), Frame.NONE)
            .number('x', frame.index(), 0)
            .text('s', frame.state())
            .number('l', frame.lastEvent(), 0);
    if (frame.input() != start.input()) {
      out.payload('i', frame.input(), null, kept);
    }
    out.payload('o', frame.output(), frame.input(), kept)
        .text('v', VariableCodec.encode(frame.variables().values(), kept))
        .code('H', PhaseCodes.code(frame.phase()))
        .number('E', frame.enteredEvent(), 0)
        .number('T', frame.enteredTime(), 0)
        .text('A', attempts(frame.attempts()));
    Pending pending = frame.pending();
    if (pending != null) {
      out.number('N', pending.nonce())
          .number('D', pending.dueAt(), 0)
          .number('U', pending.timeoutAt(), pending.dueAt())
          .number('B', pending.heartbeatMillis(), 0)
          .payload('G', pending.arguments(), frame.input(), kept)
          .number('R', pending.before(), 0)
          .number('C', pending.redrives(), 0)
          .number('S', pending.scheduledAfter(), 0)
          .number('W', pending.startedAfter(), 0);
    }
    return out.raw(frame.extras().kept()).raw(frame.extras().ofState()).toString();
  }

  private static @Nullable String attempts(List<Integer> attempts) {
    return attempts.isEmpty()
        ? null
        : attempts.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  static Frame decode(ExecutionStart start, int id, String text, PayloadSource kept) {
    Fields fields = new Fields(start.input());
    Reader in = new Reader(text);
    while (in.next()) {
      fields.read(in, kept);
    }
    return fields.frame(id);
  }

  /** What was read so far. */
  private static final class Fields {
    private int parent = Frame.NONE;
    private int index;
    private String state = "";
    private Phase phase = Phase.ENTERING;
    private long enteredEvent;
    private long enteredTime;
    private long lastEvent;
    private Json input;
    private @Nullable Json output;
    private Variables variables = Variables.NONE;
    private List<Integer> attempts = List.of();
    private boolean waits;
    private long nonce;
    private long dueAt;
    private long timeoutAt = -1;
    private long heartbeat;
    private @Nullable Json arguments;
    private long before;
    private int redrives;
    private long scheduledAfter;
    private long startedAfter;
    private String unknown = "";
    private String unknownOfState = "";

    Fields(Json usualInput) {
      input = usualInput;
    }

    void read(Reader in, PayloadSource kept) {
      switch (in.tag()) {
        case 'p' -> parent = in.smallNumber();
        case 'x' -> index = in.smallNumber();
        case 's' -> state = in.text();
        case 'l' -> lastEvent = in.number();
        case 'i' -> input = in.payload(null, kept);
        case 'o' -> output = in.payload(input, kept);
        case 'v' -> variables = Variables.of(VariableCodec.decode(in.text(), kept));
        case 'H' -> phase = PhaseCodes.phase(in.code());
        case 'E' -> enteredEvent = in.number();
        case 'T' -> enteredTime = in.number();
        case 'A' -> attempts = attempts(in.text());
        case 'N' -> {
          waits = true;
          nonce = in.number();
        }
        case 'D' -> dueAt = in.number();
        case 'U' -> timeoutAt = in.number();
        case 'B' -> heartbeat = in.number();
        case 'G' -> arguments = in.payload(input, kept);
        case 'R' -> before = in.number();
        case 'C' -> redrives = in.smallNumber();
        case 'S' -> scheduledAfter = in.number();
        case 'W' -> startedAfter = in.number();
        default -> keep(in.tag(), in.skip());
      }
    }

    private static List<Integer> attempts(String text) {
      List<Integer> attempts = new ArrayList<>(4);
      for (String count : text.split(",", -1)) {
        attempts.add(Integer.valueOf(count));
      }
      return List.copyOf(attempts);
    }

    private void keep(char tag, String field) {
      if (Character.isUpperCase(tag)) {
        unknownOfState += field;
      } else {
        unknown += field;
      }
    }

    Frame frame(int id) {
      return new Frame(
          id,
          parent,
          index,
          state,
          phase,
          enteredEvent,
          enteredTime,
          lastEvent,
          input,
          attempts,
          pending(),
          output,
          variables,
          unknown.isEmpty() && unknownOfState.isEmpty()
              ? Extras.NONE
              : new Extras(unknown, unknownOfState));
    }

    private @Nullable Pending pending() {
      return waits
          ? new Pending(
              nonce,
              dueAt,
              timeoutAt < 0 ? dueAt : timeoutAt,
              heartbeat,
              arguments,
              before,
              redrives,
              scheduledAfter,
              startedAfter)
          : null;
    }
  }
}
