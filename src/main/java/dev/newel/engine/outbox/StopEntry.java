package dev.newel.engine.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.data.Json;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.store.OutboxEntry;
import org.jspecify.annotations.Nullable;

/**
 * The entry for work that is to be stopped. It says what is to be done, as no frame does any more
 * when somebody finds it. An older version takes it for a call that no frame waits for, and strikes
 * it.
 */
public final class StopEntry {

  private static final String PREFIX = "stop ";
  private static final String RESOURCE = "resource";
  private static final String ACTION = "action";
  private static final String ARGUMENTS = "arguments";
  private static final String ROLE = "role";

  private StopEntry() {}

  static OutboxEntry of(Effect.StopWork stop, ExecutionKey key) {
    ObjectNode what =
        JsonNodeFactory.instance
            .objectNode()
            .put(RESOURCE, stop.resource())
            .put(ACTION, stop.action())
            .set(ARGUMENTS, stop.arguments().node());
    if (stop.roleArn() != null) {
      what.put(ROLE, stop.roleArn());
    }
    return new OutboxEntry(
        key, stop.frame(), stop.nonce(), OutboxEntry.Kind.PERFORM, PREFIX + Json.write(what));
  }

  /** What an entry has stopped; null where it is of something else. */
  public static Effect.@Nullable StopWork read(OutboxEntry entry) {
    if (entry.kind() != OutboxEntry.Kind.PERFORM || !entry.object().startsWith(PREFIX)) {
      return null;
    }
    JsonNode what = Json.ofTrusted(entry.object().substring(PREFIX.length())).node();
    return new Effect.StopWork(
        entry.frame(),
        entry.nonce(),
        what.path(RESOURCE).asText(),
        what.path(ACTION).asText(),
        Json.of(what.path(ARGUMENTS)),
        what.path(ROLE).textValue());
  }
}
