package dev.newel.store.redis.codec;

import dev.newel.interpreter.model.Redrives;
import dev.newel.store.redis.codec.Packed.Reader;
import dev.newel.store.redis.codec.Packed.Writer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The redrives of an execution, as one text of its progress. */
final class RedriveCodec {

  private RedriveCodec() {}

  /** Null for an execution that was never redriven, and cannot be: then there is no field. */
  static @Nullable String encode(Redrives redrives) {
    if (redrives.equals(Redrives.NONE)) {
      return null;
    }
    Writer out =
        Writer.ofFields()
            .number('n', redrives.count(), 0)
            .number('t', redrives.time(), 0)
            .number('k', redrives.isResumable() ? 1 : 0, 0);
    redrives.calls().forEach(call -> out.number('d', call.time()).text('c', call.token()));
    return out.toString();
  }

  static Redrives decode(String text) {
    Reader in = Reader.ofFields(text);
    int count = 0;
    long time = 0;
    boolean resumable = false;
    long date = 0;
    List<Redrives.Call> calls = new ArrayList<>(0);
    while (in.next()) {
      switch (in.tag()) {
        case 'n' -> count = in.smallNumber();
        case 't' -> time = in.number();
        case 'k' -> resumable = in.number() == 1;
        case 'd' -> date = in.number();
        case 'c' -> calls.add(new Redrives.Call(in.text(), date));
        default -> in.skip();
      }
    }
    return new Redrives(count, time, resumable, List.copyOf(calls));
  }
}
