package dev.newel.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
   * @param setting what it sets here; null while it does nothing
   */
  record Choice(List<String> variables, List<String> options, @Nullable Setting<?> setting) {}

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
    all.add(idle("WAIT_TIME_SCALE", "--wait-time-scale", "-waitTimeScale"));
    all.add(new Choice(List.of("SFN_MOCK_CONFIG"), List.of(), null));
    all.add(idle("LAMBDA_ENDPOINT", "--lambda-endpoint", "-lambdaEndpoint"));
    all.add(idle("BATCH_ENDPOINT", "--batch-endpoint", "-batchEndpoint"));
    all.add(idle("DYNAMODB_ENDPOINT", "--dynamodb-endpoint", "-dynamoDBEndpoint"));
    all.add(idle("ECS_ENDPOINT", "--ecs-endpoint", "-ecsEndpoint"));
    all.add(idle("GLUE_ENDPOINT", "--glue-endpoint", "-glueEndpoint"));
    all.add(idle("SAGE_MAKER_ENDPOINT", "--sagemaker-endpoint", "-sageMakerEndpoint"));
    all.add(idle("SQS_ENDPOINT", "--sqs-endpoint", "-sqsEndpoint"));
    all.add(idle("SNS_ENDPOINT", "--sns-endpoint", "-snsEndpoint"));
    all.add(
        new Choice(
            List.of("STEP_FUNCTIONS_ENDPOINT", "STEPFUNCTIONS_ENDPOINT"),
            List.of("--step-functions-endpoint", "-stepFunctionsEndpoint"),
            null));
    return List.copyOf(all);
  }

  private static Choice idle(String variable, String... options) {
    return new Choice(List.of(variable), List.of(options), null);
  }

  static Optional<Choice> ofOption(String name) {
    return CHOICES.stream().filter(choice -> choice.options().contains(name)).findFirst();
  }

  static String warning(String name) {
    return name + " of Step Functions Local does nothing in Newel yet";
  }
}
