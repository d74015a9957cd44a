package dev.newel.aws.model;

import dev.newel.aws.model.shape.XmlNamespace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a model says of a service.
 *
 * @param name in a resource's ARN: {@code sqs}, {@code cloudwatchlogs}
 * @param errorPrefix of error names in SDK integrations: {@code Sqs}, {@code CloudWatchLogs}
 * @param endpointPrefix the first part of AWS's host
 * @param signingName the service's name in signatures
 * @param jsonVersion of the JSON protocol: {@code 1.0}
 * @param targetPrefix what stands before the operation's name in X-Amz-Target
 * @param queryCompatible whether it once spoke the Query protocol, and tells the codes of its
 *     errors
 * @param hosts by partition, where AWS's are not called as most are
 * @param legacy names of the SDK for Java 1; it does not know newer services
 * @param operations by their action, as in a resource's ARN
 */
public record ServiceModel(
    String name,
    String serviceId,
    String errorPrefix,
    Protocol protocol,
    String apiVersion,
    String endpointPrefix,
    String signingName,
    String jsonVersion,
    @Nullable String targetPrefix,
    @Nullable XmlNamespace xmlNamespace,
    boolean queryCompatible,
    Map<String, AwsHost> hosts,
    Optional<LegacyNames> legacy,
    Map<String, Operation> operations,
    List<ErrorShape> errors) {

  public Optional<Operation> operation(String action) {
    return Optional.ofNullable(operations.get(action));
  }

  /** The error that a code on the wire means: by the code that a shape has first, then by name. */
  public Optional<ErrorShape> error(String code) {
    return errors.stream()
        .filter(error -> code.equals(error.code()))
        .findFirst()
        .or(() -> errors.stream().filter(error -> code.equals(error.name())).findFirst());
  }
}
