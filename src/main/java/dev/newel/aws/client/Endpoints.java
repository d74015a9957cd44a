package dev.newel.aws.client;

import dev.newel.aws.model.AwsHost;
import dev.newel.aws.model.ServiceModel;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where services are: where the user says, else at AWS. The variables are those of Step Functions
 * Local and of the AWS SDKs, which do not change.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/sfn-local-config-options.html">
 *     Step Functions Local</a>
 * @see <a href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html">
 *     Service-specific endpoints</a>
 */
public final class Endpoints {

  /** By the service's name in ARNs. */
  private static final Map<String, String> STEP_FUNCTIONS_LOCAL =
      Map.of(
          "lambda", "LAMBDA_ENDPOINT",
          "batch", "BATCH_ENDPOINT",
          "dynamodb", "DYNAMODB_ENDPOINT",
          "ecs", "ECS_ENDPOINT",
          "glue", "GLUE_ENDPOINT",
          "sagemaker", "SAGE_MAKER_ENDPOINT",
          "sqs", "SQS_ENDPOINT",
          "sns", "SNS_ENDPOINT",
          "sfn", "STEP_FUNCTIONS_ENDPOINT");

  /** More are not remembered: a region may be whatever a caller signs for. */
  private static final int MOST_KNOWN = 1_000;

  private final Function<String, @Nullable String> variables;
  private final Map<Place, Endpoint> known = new ConcurrentHashMap<>();

  private record Place(String service, String region) {}

  /**
   * Endpoints by variables.
   *
   * @param variables null for one that is not set
   */
  public Endpoints(Function<String, @Nullable String> variables) {
    this.variables = variables;
  }

  /**
   * A service's endpoint in a region.
   *
   * @throws IllegalArgumentException if a variable holds no URL of HTTP
   */
  public Endpoint of(ServiceModel service, String region) {
    Place place = new Place(service.name(), region);
    Endpoint before = known.get(place);
    if (before != null) {
      return before;
    }
    Endpoint found = find(service, region);
    if (known.size() >= MOST_KNOWN) {
      known.clear();
    }
    known.put(place, found);
    return found;
  }

  private Endpoint find(ServiceModel service, String region) {
    String id = service.serviceId().toUpperCase(Locale.ROOT).replace(' ', '_');
    return Stream.of(
            STEP_FUNCTIONS_LOCAL.get(service.name()), "AWS_ENDPOINT_URL_" + id, "AWS_ENDPOINT_URL")
        .filter(name -> name != null && isSet(name))
        .findFirst()
        .map(name -> custom(name, region))
        .orElseGet(() -> aws(service, region));
  }

  private boolean isSet(String variable) {
    String value = variables.apply(variable);
    return value != null && !value.isBlank();
  }

  private Endpoint custom(String variable, String region) {
    String value = String.valueOf(variables.apply(variable)).trim();
    URI url = url(value);
    boolean tls = "https".equalsIgnoreCase(url.getScheme());
    if (url.getHost() == null || !(tls || "http".equalsIgnoreCase(url.getScheme()))) {
      throw new IllegalArgumentException(variable + " is no URL of HTTP: " + value);
    }
    int port = url.getPort() < 0 ? (tls ? 443 : 80) : url.getPort();
    String path = url.getRawPath() == null ? "" : url.getRawPath().replaceAll("/+$", "");
    return new Endpoint(tls, url.getHost(), port, path, region, true);
  }

  private static URI url(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      return URI.create("");
    }
  }

  private static Endpoint aws(ServiceModel service, String region) {
    Partition partition = Partition.of(region);
    String usual = service.endpointPrefix() + ".{region}." + partition.domain();
    AwsHost host = service.hosts().getOrDefault(partition.name(), new AwsHost(usual, null));
    String signingRegion = host.signingRegion() == null ? region : host.signingRegion();
    String name = host.host().replace("{region}", region);
    return new Endpoint(true, name, 443, "", signingRegion, false);
  }
}
