package dev.newel.ops.audit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.api.action.ActionCall;
import dev.newel.api.action.ActionWatch;
import dev.newel.api.action.RefusalWatch;
import dev.newel.aws.ServiceError;
import dev.newel.aws.ServiceException;
import dev.newel.ops.JsonLine;
import dev.newel.ops.JsonLine.Field;
import dev.newel.token.Signature;
import dev.newel.token.TaskToken;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes who made which call, from where and with what outcome: an object of JSON for each, into a
 * log of its own name. What a call brings or gets is in none of them, nor is any token.
 */
public final class AuditLog implements ActionWatch {

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

  private static final Field RESOURCE = new Field("resource");
  private static final Field ACCOUNT = new Field("account");
  private static final Field REGION = new Field("region");
  private static final Field USER = new Field("user");

  private final boolean reads;
  private final Signature signature;
  private final RefusalLog refusals;

  /**
   * @param reads whether calls are written too that change nothing
   * @param signature of task tokens, which say whose task a call is about
   * @param refusals takes the calls whose callers may not make them, whatever they would do
   */
  public AuditLog(boolean reads, Signature signature, RefusalLog refusals) {
    this.reads = reads;
    this.signature = signature;
    this.refusals = refusals;
  }

  @Override
  public void answered(ActionCall call, long nanos, @Nullable ServiceError error) {
    if (RefusalWatch.isRefusal(error)) {
      refusals.write(line -> fill(line, call, error));
    } else if (reads || !ActionCall.isRead(call.action())) {
      AuditLines.write(line -> fill(line, call, error));
    }
  }

  private void fill(JsonLine line, ActionCall call, @Nullable ServiceError error) {
    AuditLines.put(line, AuditLines.ACTION, call.action());
    AuditLines.put(line, RESOURCE, resource(call, error == null));
    line.putPlain(ACCOUNT, call.home().account()).putPlain(REGION, call.home().region());
    String verified = call.caller().accessKeyId();
    AuditLines.put(
        line,
        AuditLines.ACCESS_KEY,
        verified == null ? call.client().origin().accessKey() : verified);
    AuditLines.put(line, USER, call.caller().user());
    AuditLines.put(line, AuditLines.FROM, call.client().address());
    line.putPlain(AuditLines.REQUEST_ID, call.requestId());
    AuditLines.put(line, AuditLines.ERROR, error == null ? null : error.name());
  }

  private @Nullable String resource(ActionCall call, boolean hasSucceeded) {
    JsonNode token = call.input().path("taskToken");
    if (token.isTextual()) {
      return execution(call, token.textValue(), hasSucceeded);
    }
    for (String field : RESOURCES) {
      JsonNode named = call.input().path(field);
      if (named.isTextual()) {
        return named.textValue();
      }
    }
    return null;
  }

  /**
   * Whose task a token is for; null where it was not made here. A call that has succeeded had a
   * token that was looked at.
   */
  private @Nullable String execution(ActionCall call, String text, boolean hasSucceeded) {
    try {
      TaskToken token =
          hasSucceeded
              ? TaskToken.ofVerified(call.home(), text)
              : TaskToken.parse(call.home(), text, signature);
      return token.execution().arn();
    } catch (ServiceException e) {
      return null; // which the error of the call says
    }
  }
}
