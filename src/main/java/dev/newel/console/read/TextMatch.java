package dev.newel.console.read;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.interpreter.model.Ending;
import dev.newel.store.HistoryStore.Summary;
import org.jspecify.annotations.Nullable;

/** Looks for a text in what stands in an execution's row, its input and its output. */
record TextMatch(String wanted) {

  /** What stands around it, on either side. */
  private static final int AROUND = 60;

  /** The first place that has it, as the answer shows it; null where there is none. */
  @Nullable ObjectNode in(Summary summary) {
    ObjectNode found = in("name", summary.start().key().name());
    if (found == null) {
      found = in("input", summary.start().input().text());
    }
    Ending ending = summary.progress().ending();
    if (found == null && ending != null) {
      found = in(ending);
    }
    return found;
  }

  private @Nullable ObjectNode in(Ending ending) {
    ObjectNode found = in("output", ending.output() == null ? null : ending.output().text());
    if (found == null) {
      found = in("error", ending.error());
    }
    return found == null ? in("cause", ending.cause()) : found;
  }

  private @Nullable ObjectNode in(String where, @Nullable String text) {
    int at = text == null ? -1 : text.indexOf(wanted);
    if (text == null || at < 0) {
      return null;
    }
    int shown = Math.min(wanted.length(), AROUND);
    int start = whole(text, Math.max(0, at - AROUND));
    int end = whole(text, Math.min(text.length(), at + shown + AROUND));
    return JsonNodeFactory.instance
        .objectNode()
        .put("in", where)
        .put("text", text.substring(start, end))
        .put("at", at - start)
        .put("length", shown);
  }

  /** A place in a text that parts no character in two. */
  private static int whole(String text, int place) {
    return place > 0
            && place < text.length()
            && Character.isLowSurrogate(text.charAt(place))
            && Character.isHighSurrogate(text.charAt(place - 1))
        ? place + 1
        : place;
  }
}
