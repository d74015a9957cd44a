package dev.newel.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What AWS's Step Functions Local can be told, for those who come from it: some of it sets Newel
 * too, the rest does nothing here, which is said aloud.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/sfn-local-config-options.html">
 *     Setting Configuration Options for Step Functions Local</a>
 */
final class StepFunctionsLocal {

  /**
   * One thing that it can be told.
   *
   * @param variables names in the environment
   * @param options names on the command line, each followed by a value
   * @param setting what it sets here; null where there is nothing to set
   */
  record Choice(List<String> variables, List<String> options, @Nullable Setting<?> setting) {}

  private static final String ENDPOINT = "_ENDPOINT";

  static final List<Choice> CHOICES = choices();

  private StepFunctionsLocal() {}

  private static List<Choice> choices() {
    List<Choice> all = new ArrayList<>();
    all.add(
        new Choice(
            List.of("AWS_ACCOUNT_ID"), List.of("--aws-account", "-account"), Settings.AWS_ACCOUNT));
    all.add(
        new Choice(
            List.of("AWS_DEFAULT_REGION"),
            List.of("--aws-region", "-region"),
            Settings.AWS_REGION));
    all.add(
        new Choice(
            List.of("WAIT_TIME_SCALE"),
            List.of("--wait-time-scale", "-waitTimeScale"),
            Settings.WAIT_TIME_SCALE));
    all.add(new Choice(List.of("SFN_MOCK_CONFIG"), List.of(), Settings.MOCK_FILE));
    // of the AWS SDKs rather than of Step Functions Local
    all.add(new Choice(List.of("AWS_ENDPOINT_URL"), List.of(), Settings.AWS_ENDPOINT_URL));
    all.add(
        new Choice(
            List.of("AWS_ENDPOINT_URL_EVENTBRIDGE", "EVENTS_ENDPOINT"),
            List.of(),
            Settings.EVENTBRIDGE_ENDPOINT));
    all.add(new Choice(List.of("APIGATEWAY_ENDPOINT"), List.of(), Settings.APIGATEWAY_ENDPOINT));
    all.addAll(endpoints());
    all.add(
        new Choice(
            List.of("STEP_FUNCTIONS_ENDPOINT", "STEPFUNCTIONS_ENDPOINT"),
            List.of("--step-functions-endpoint", "-stepFunctionsEndpoint"),
            null));
    return List.copyOf(all);
  }

  private static List<Choice> endpoints() {
    return List.of(
        endpoint(Settings.LAMBDA_ENDPOINT, "LAMBDA", "--lambda-endpoint", "-lambdaEndpoint"),
        endpoint(Settings.BATCH_ENDPOINT, "BATCH", "--batch-endpoint", "-batchEndpoint"),
        endpoint(
            Settings.DYNAMODB_ENDPOINT, "DYNAMODB", "--dynamodb-endpoint", "-dynamoDBEndpoint"),
        endpoint(Settings.ECS_ENDPOINT, "ECS", "--ecs-endpoint", "-ecsEndpoint"),
        endpoint(Settings.GLUE_ENDPOINT, "GLUE", "--glue-endpoint", "-glueEndpoint"),
        endpoint(
            Settings.SAGE_MAKER_ENDPOINT,
            "SAGE_MAKER",
            "--sagemaker-endpoint",
            "-sageMakerEndpoint"),
        endpoint(Settings.SQS_ENDPOINT, "SQS", "--sqs-endpoint", "-sqsEndpoint"),
        endpoint(Settings.SNS_ENDPOINT, "SNS", "--sns-endpoint", "-snsEndpoint"));
  }

  private static Choice endpoint(Setting<?> setting, String service, String... options) {
    return new Choice(List.of(service + ENDPOINT), List.of(options), setting);
  }

  /** The settings that are endpoints, by the variables that name them. */
  static Map<String, Setting<?>> endpointSettings() {
    return CHOICES.stream()
        .filter(choice -> choice.setting() != null)
        .filter(choice -> choice.variables().get(0).contains(ENDPOINT))
        .collect(
            Collectors.toMap(
                choice -> choice.variables().get(0),
                choice -> Objects.requireNonNull(choice.setting())));
  }

  static Optional<Choice> ofOption(String name) {
    return CHOICES.stream().filter(choice -> choice.options().contains(name)).findFirst();
  }

  static String warning(String name) {
    return name + " does nothing here: Newel calls Step Functions by itself";
  }
}
