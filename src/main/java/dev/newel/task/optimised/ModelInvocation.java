package dev.newel.task.optimised;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.data.ErrorName;
import dev.newel.asl.data.StateException;
import dev.newel.interpreter.task.TaskArn.Pattern;
import dev.newel.task.TaskOwner;
import dev.newel.task.lambda.FunctionPayload;
import io.vertx.core.Future;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * What the invocation of a model of Bedrock has of its own: the body is JSON, and may come from S3
 * and go there.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-bedrock.html">Bedrock
 *     </a>
 */
final class ModelInvocation implements Integration.Before, Errands {

  private static final String BODY = "Body";
  private static final String TYPE = "application/json";

  private static final java.util.regex.Pattern S3_URI =
      java.util.regex.Pattern.compile("s3://([^/]+)/(.+)");

  @Override
  public ObjectNode arguments(ObjectNode given, Pattern pattern, @Nullable TaskOwner execution) {
    given.remove("Input");
    given.remove("Output");
    for (String name : new String[] {"ContentType", "Accept"}) {
      if (!given.has(name)) {
        given.put(name, TYPE);
      }
    }
    return given;
  }

  /** What a model answers is JSON. */
  static ObjectNode answered(Answer answer) {
    ObjectNode result = answer.result();
    return result.set(BODY, FunctionPayload.read(result.path(BODY)));
  }

  @Override
  public Future<ObjectNode> before(Services services, JsonNode given, ObjectNode arguments) {
    JsonNode uri = given.path("Input").path("S3Uri");
    return uri.isMissingNode()
        ? Future.succeededFuture(arguments)
        : services
            .call("s3", "getObject", object(uri))
            .map(stored -> arguments.set(BODY, FunctionPayload.read(stored.path(BODY))));
  }

  /** AWS's page says that the body is replaced by a reference to it, and not how it looks. */
  @Override
  public Future<ObjectNode> after(Services services, JsonNode given, ObjectNode output) {
    JsonNode uri = given.path("Output").path("S3Uri");
    if (uri.isMissingNode()) {
      return Future.succeededFuture(output);
    }
    ObjectNode object = object(uri);
    object.set(BODY, output.path(BODY));
    return services
        .call("s3", "putObject", object)
        .map(stored -> output.set(BODY, JsonNodeFactory.instance.textNode(uri.asText())));
  }

  private static ObjectNode object(JsonNode uri) {
    Matcher parts = S3_URI.matcher(uri.asText());
    if (!parts.matches()) {
      throw StateException.bare(
          ErrorName.RUNTIME, "The value of the field 'S3Uri' has an invalid format");
    }
    return JsonNodeFactory.instance
        .objectNode()
        .put("Bucket", parts.group(1))
        .put("Key", parts.group(2));
  }
}
