package dev.newel.aws.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.client.value.Dialect;
import dev.newel.aws.client.wire.NameValue;
import dev.newel.aws.model.Operation;
import dev.newel.aws.model.ServiceModel;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call of a service.
 *
 * @param arguments as a state gives them, in the dialect
 * @param errorPrefix what the names of errors begin with: {@link ServiceModel#errorPrefix} in SDK
 *     integrations, {@code SQS} in an optimised one
 * @param id the same when the call is made again, as after a crash
 * @param credentials to sign with; null for the caller's own
 * @param timeout of the whole exchange
 * @param mostBytes that the answer's body may have
 * @param headers to send besides, which are not signed
 */
public record AwsCall(
    ServiceModel service,
    Operation operation,
    ObjectNode arguments,
    Dialect dialect,
    String errorPrefix,
    String region,
    String id,
    @Nullable Credentials credentials,
    Duration timeout,
    int mostBytes,
    List<NameValue> headers) {

  /** A call with no other headers than its own. */
  public AwsCall(
      ServiceModel service,
      Operation operation,
      ObjectNode arguments,
      Dialect dialect,
      String errorPrefix,
      String region,
      String id,
      @Nullable Credentials credentials,
      Duration timeout,
      int mostBytes) {
    this(
        service,
        operation,
        arguments,
        dialect,
        errorPrefix,
        region,
        id,
        credentials,
        timeout,
        mostBytes,
        List.of());
  }
}
