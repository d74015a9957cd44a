package dev.newel.ops.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.ActionCall;
import dev.newel.api.action.ActionCall.Origin;
import dev.newel.api.action.ActionWatch;
import dev.newel.aws.ServiceError;
import dev.newel.aws.ServiceException;
import dev.newel.ops.JsonLogFormat;
import dev.newel.token.Signature;
import dev.newel.token.TaskToken;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes who made which call, from where and with what outcome: an object of JSON for each, into a
 * log of its own name. What a call brings or gets is in none of them, nor is any token.
 */
public final class AuditLog implements ActionWatch {

  private static final Logger LOG = System.getLogger(JsonLogFormat.AUDIT);

  /** Where calls say what they are about; the first that is there. */
  private static final List<String> RESOURCES =
      List.of(
          "executionArn",
          "mapRunArn",
          "activityArn",
          "stateMachineVersionArn",
          "stateMachineAliasArn",
          "stateMachineArn",
          "resourceArn",
          "name");

  private static final int LONGEST = 512;

  private final boolean reads;
  private final Signature signature;

  /**
   * @param reads whether calls are written too that change nothing
   * @param signature of task tokens, which say whose task a call is about
   */
  public AuditLog(boolean reads, Signature signature) {
    this.reads = reads;
    this.signature = signature;
  }

  @Override
  public void answered(ActionCall call, long nanos, @Nullable ServiceError error) {
    if (reads || !ActionCall.isRead(call.action())) {
      LOG.log(Level.INFO, () -> line(call, error));
    }
  }

  private String line(ActionCall call, @Nullable ServiceError error) {
    Origin origin = call.client().origin();
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("action", cut(call.action()));
    put(line, "resource", resource(call));
    line.put("account", call.home().account()).put("region", call.home().region());
    String verified = call.caller().accessKeyId();
    put(line, "accessKey", verified == null ? origin.accessKey() : verified);
    put(line, "user", call.caller().user());
    put(line, "from", origin.address());
    line.put("requestId", call.requestId());
    put(line, "error", error == null ? null : error.name());
    return line.toString();
  }

  private static void put(ObjectNode line, String field, @Nullable String text) {
    if (text != null) {
      line.put(field, cut(text));
    }
  }

  /** A client may send texts of any length. */
  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }

  private @Nullable String resource(ActionCall call) {
    JsonNode token = call.input().path("taskToken");
    if (token.isTextual()) {
      return execution(call, token.textValue());
    }
    for (String field : RESOURCES) {
      JsonNode named = call.input().path(field);
      if (named.isTextual()) {
        return named.textValue();
      }
    }
    return null;
  }

  /** Whose task a token is for; null where it was not made here. */
  private @Nullable String execution(ActionCall call, String token) {
    try {
      return TaskToken.parse(call.home(), token, signature).execution().arn();
    } catch (ServiceException e) {
      return null; // which the error of the call says
    }
  }
}
