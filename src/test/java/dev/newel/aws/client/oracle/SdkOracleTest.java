package dev.newel.aws.client.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.client.AwsCall;
import dev.newel.aws.client.AwsRequests;
import dev.newel.aws.client.Endpoints;
import dev.newel.aws.client.value.Arguments;
import dev.newel.aws.client.value.Dialect;
import dev.newel.aws.model.ErrorShape;
import dev.newel.aws.model.Operation;
import dev.newel.aws.model.ServiceModel;
import dev.newel.aws.model.ServiceModels;
import java.lang.reflect.InvocationTargetException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Over all operations of the services whose SDK is on the class path of the tests: once with all
 * members, once with those only that are required.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SdkOracleTest {

  private static final String SAME = "same";

  private final ServiceModels models = ServiceModels.bundled();
  private final Map<String, Integer> counts = new TreeMap<>();
  private final AwsRequests requests =
      new AwsRequests(
          new Endpoints(Map.of("AWS_ENDPOINT_URL", SdkService.ENDPOINT)::get),
          Optional::empty,
          Clock.systemUTC());

  Stream<ServiceModel> services() {
    return models.names().stream()
        .map(name -> models.find(name).orElseThrow())
        .filter(SdkService::isThere);
  }

  @AfterAll
  void printCounts() {
    System.out.println("Compared with the SDK's: " + counts);
  }

  @ParameterizedTest
  @MethodSource("services")
  void shouldSendWhatTheSdkSends(ServiceModel service) throws Exception {
    List<String> unexpected = new ArrayList<>();
    try (SdkService sdk = new SdkService(service)) {
      for (Operation operation : service.operations().values()) {
        if (!operation.isEventStream()) {
          for (SampleArguments sample : SampleArguments.values()) {
            check(service, operation, sample, sdk).ifPresent(unexpected::add);
          }
        }
      }
    }
    assertThat(unexpected).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("services")
  void shouldSpellResultsAsTheSdkSpellsThem(ServiceModel service) throws Exception {
    SdkResults results = new SdkResults();
    try (SdkService sdk = new SdkService(service)) {
      for (Operation operation : service.operations().values()) {
        sdk.result(operation).ifPresent(result -> results.visit(operation.output(), result));
      }
    }
    assertThat(results.missing()).isEmpty();
    counts.merge("members of results", results.found(), Integer::sum);
  }

  @ParameterizedTest
  @MethodSource("services")
  void shouldNameErrorsAsTheSdkNamesThem(ServiceModel service) throws Exception {
    try (SdkService sdk = new SdkService(service)) {
      assertThat(service.errors())
          .extracting(ErrorShape::javaClass)
          .allSatisfy(
              name ->
                  assertThat(sdk.hasException(name))
                      .as(name)
                      .isEqualTo(KnownDifferences.ofError(service.name(), name).isEmpty()));
    }
  }

  /** What is not as expected. */
  private Optional<String> check(
      ServiceModel service, Operation operation, SampleArguments sample, SdkService sdk)
      throws ReflectiveOperationException {
    String verdict = compare(service, operation, sample, sdk);
    Optional<String> reason = KnownDifferences.of(service.name(), operation.name(), sample);
    counts.merge(reason.orElse(verdict.equals(SAME) ? SAME : "unexpected"), 1, Integer::sum);
    return verdict.equals(SAME) == reason.isPresent()
        ? Optional.of(operation.name() + ", " + sample + ": " + verdict)
        : Optional.empty();
  }

  /** "same", or both requests. */
  private String compare(
      ServiceModel service, Operation operation, SampleArguments sample, SdkService sdk)
      throws ReflectiveOperationException {
    if (!sdk.has(operation)) {
      return "the SDK does not have it";
    }
    ObjectNode arguments = sample.of(operation);
    SentRequest theirs;
    try {
      theirs = SentRequest.of(sdk.send(operation, arguments));
    } catch (InvocationTargetException | IllegalArgumentException e) {
      return "the SDK refuses: " + e + ", " + e.getCause();
    }
    SentRequest ours = ours(service, operation, arguments);
    return ours.equals(theirs) ? SAME : "\n  ours   " + ours + "\n  theirs " + theirs;
  }

  private SentRequest ours(ServiceModel service, Operation operation, ObjectNode arguments) {
    Arguments read = Arguments.read(operation, arguments, Dialect.SDK, "id");
    assertThat(read.problems()).isEmpty();
    AwsCall call =
        new AwsCall(
            service,
            operation,
            arguments,
            Dialect.SDK,
            service.errorPrefix(),
            "us-east-1",
            "id",
            null,
            Duration.ofSeconds(1),
            1);
    return SentRequest.of(requests.address(call, read.members()));
  }
}
