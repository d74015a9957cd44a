package dev.newel.store.redis.codec;

import dev.newel.asl.data.Json;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.Progress;
import dev.newel.interpreter.model.event.HistoryEvent;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.store.redis.codec.Packed.Reader;
import dev.newel.store.redis.codec.Packed.Writer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An execution that ended in its first turn, in one value: what lists show, then large payloads,
 * then the history, so that each can be read without what is behind it.
 */
record WholeCodec(ExecutionCodec parts) {

  /** What is longer is not small. */
  private static final int WHOLE_CHARS = 1 << 20;

  /** Null for what is too large to be one value. */
  @Nullable String encode(ExecutionStart start, Progress progress, List<HistoryEvent> events) {
    String shown =
        Writer.ofFields()
            .text('s', parts.start(start))
            .text('p', parts.progress(start, progress))
            .toString();
    String large = large(start, progress);
    String history =
        HistoryCodec.encode(events, aside(start, progress), start.input(), WHOLE_CHARS);
    return history == null || shown.length() + large.length() > WHOLE_CHARS
        ? null
        : new Writer(ExecutionCodec.MAJOR)
            .number('h', utf8Length(shown))
            .number('d', utf8Length(large))
            .raw(shown)
            .raw(large)
            .text('e', history)
            .toString();
  }

  private static String large(ExecutionStart start, Progress progress) {
    String input = ExecutionCodec.inputAside(start);
    String output = ExecutionCodec.outputAside(start, progress);
    return input == null && output == null
        ? ""
        : Writer.ofFields().text('i', input).text('o', output).toString();
  }

  /** What the history need not have again. */
  @SuppressWarnings("ReferenceEquality") // comparing texts would cost more than it saves
  private static PayloadNames aside(ExecutionStart start, Progress progress) {
    Ending ending = progress.ending();
    PayloadNames names = ExecutionCodec.names(start);
    return payload ->
        payload == start.input() || (ending != null && payload == ending.output())
            ? names.of(payload)
            : null;
  }

  private static int utf8Length(String text) {
    int length = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x800) {
        // a pair of surrogates is four bytes, and one alone becomes a question mark
        length += !Character.isSurrogate(c) ? 2 : isPair(text, i) ? 1 : 0;
      } else if (c >= 0x80) {
        length++;
      }
    }
    return length;
  }

  private static boolean isPair(String text, int i) {
    return Character.isHighSurrogate(text.charAt(i))
        ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
        : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
  }

  WholeExecution decode(ExecutionKey key, String text, PayloadSource leftOut) {
    String startText = "";
    String progressText = "";
    String history = null;
    Map<String, Json> large = new HashMap<>(4);
    Reader in = new Reader(text);
    while (in.next()) {
      switch (in.tag()) {
        case 's' -> startText = in.text();
        case 'p' -> progressText = in.text();
        case 'i' -> large.put(Form.INPUT, Json.ofTrusted(in.text()));
        case 'o' -> large.put(Form.OUTPUT, Json.ofTrusted(in.text()));
        case 'e' -> history = in.text();
        default -> in.skip();
      }
    }
    PayloadSource aside =
        name -> {
          Json found = large.get(name);
          return found == null ? leftOut.get(name) : found;
        };
    ExecutionStart start = parts.start(key, startText, aside);
    Progress progress = parts.progress(progressText, aside);
    return new WholeExecution(start, progress, events(history, aside, start));
  }

  private static List<HistoryEvent> events(
      @Nullable String history, PayloadSource aside, ExecutionStart start) {
    return history == null ? List.of() : HistoryCodec.decode(history, aside, start.input());
  }
}
