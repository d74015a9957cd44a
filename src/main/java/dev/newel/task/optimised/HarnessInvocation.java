package dev.newel.task.optimised;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.data.StateException;
import dev.newel.interpreter.task.TaskArn.Pattern;
import dev.newel.task.TaskOwner;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an agent says is a stream of events; its task gives the last message, as one value.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-bedrockagentcore.html">
 *     Bedrock AgentCore</a>
 */
final class HarnessInvocation {

  private static final String SESSION = "RuntimeSessionId";
  private static final String ASSISTANT = "assistant";

  /** The text of the last message, by the places of its blocks. */
  private final Map<Integer, StringBuilder> blocks = new TreeMap<>();

  private final ObjectNode usage =
      JsonNodeFactory.instance
          .objectNode()
          .put("InputTokens", 0L)
          .put("OutputTokens", 0L)
          .put("TotalTokens", 0L);

  private long latencyMs;
  private String stopReason = "";
  private boolean isHeard;

  private HarnessInvocation() {}

  /** A state need not name a session: then its execution is one. */
  static ObjectNode arguments(ObjectNode given, Pattern pattern, @Nullable TaskOwner execution) {
    if (!given.has(SESSION)) {
      String owner = execution == null ? "" : execution.arn();
      given.put(SESSION, UUID.nameUUIDFromBytes(owner.getBytes(StandardCharsets.UTF_8)).toString());
    }
    return given;
  }

  /**
   * The last message.
   *
   * @throws StateException where the stream has ended with an error
   */
  static ObjectNode message(Answer answer) {
    HarnessInvocation invocation = new HarnessInvocation();
    for (JsonNode event : answer.result().path("Stream")) {
      event.properties().forEach(named -> invocation.hear(named.getKey(), named.getValue()));
    }
    return invocation.output();
  }

  private void hear(String name, JsonNode event) {
    switch (name) {
      case "MessageStart" -> {
        isHeard = event.path("Role").asText().equals(ASSISTANT);
        if (isHeard) {
          blocks.clear();
        }
      }
      case "ContentBlockDelta" -> {
        String text = event.path("Delta").path("Text").asText();
        if (isHeard && !text.isEmpty()) {
          blocks
              .computeIfAbsent(
                  event.path("ContentBlockIndex").asInt(), place -> new StringBuilder())
              .append(text);
        }
      }
      case "MessageStop" -> stopReason = event.path("StopReason").asText();
      case "Metadata" -> {
        usage
            .properties()
            .forEach(
                sum ->
                    usage.put(
                        sum.getKey(),
                        sum.getValue().longValue()
                            + event.path("Usage").path(sum.getKey()).longValue()));
        latencyMs += event.path("Metrics").path("LatencyMs").longValue();
      }
      default -> {
        if (name.endsWith("Exception") || name.endsWith("Error")) {
          throw StateException.bare("BedrockAgentCore." + name, event.path("Message").asText());
        }
      }
    }
  }

  private ObjectNode output() {
    ObjectNode output = JsonNodeFactory.instance.objectNode();
    ObjectNode message = output.putObject("Output").putObject("Message").put("Role", ASSISTANT);
    ArrayNode content = message.putArray("Content");
    blocks.values().forEach(text -> content.addObject().put("Text", text.toString()));
    output.put("StopReason", stopReason).set("Usage", usage);
    output.putObject("Metrics").put("LatencyMs", latencyMs);
    return output;
  }
}
