package dev.newel.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The one table of settings: what is read, printed and documented all follows it. */
final class Settings {

  private static final Pattern PASSWORD_IN_URL =
      Pattern.compile("(?<=://)([^:@/]*):.*(?=@)|(?<=[?&](?:sentinel-)?password=)[^&]*");

  private static final String REDIS_FORMS =
      "redis://[user:password@]host[:port][/db], rediss:// for TLS, unix:///socket,"
          + " redis+sentinel://[user:password@]host[:port],.../primary[/db], or"
          + " redis+cluster://[user:password@]host[:port],...";

  private static final String REDIS_NODES = "([^/?\\s]*@)?[^/?@,\\s]+(,[^/?@,\\s]+)*";

  private static final String REDIS_PATTERN =
      ("(rediss?://[^/\\s]+(/\\d*)?|unix:///[^?\\s]+"
              + "|rediss?\\+sentinel://%1$s/[^/?\\s]+(/\\d*)?|rediss?\\+cluster://%1$s/?)(\\?\\S*)?")
          .formatted(REDIS_NODES);

  private static final String HOSTS = "[A-Za-z0-9._-]+(\\s*,\\s*[A-Za-z0-9._-]+)*";

  static final Setting<String> HTTP_HOST =
      new Setting<>(
          "http.host",
          "127.0.0.1",
          "Address to listen on; at one that others reach, 0.0.0.0 for all, say who may call.",
          Kind.text("a host name or an IP address", "[A-Za-z0-9._:%-]+"));

  static final Setting<Integer> HTTP_PORT =
      new Setting<>(
          "http.port", "8083", "Port to listen on; 0 takes a free one.", Kind.number(0, 65_535));

  static final Setting<Boolean> HTTP_ENABLED =
      new Setting<>(
          "http.enabled",
          "true",
          "Whether to serve the API over HTTP; else only the event bus does.",
          Kind.flag());

  static final Setting<Optional<Set<String>>> HTTP_ALLOWED_HOSTS =
      new Setting<>(
          "http.allowed-hosts",
          "",
          "none but addresses and local names",
          "Further host names under which Newel is called; a name without a dot, an address and"
              + " what ends in .localhost, .local or .internal need not be among them, and * lets"
              + " any in.",
          Kind.text("host names, with commas between them, or *", "\\*|" + HOSTS)
              .map(names -> Set.copyOf(List.of(names.toLowerCase(Locale.ROOT).split("\\s*,\\s*"))))
              .optional(),
          UnaryOperator.identity());

  static final Setting<String> AWS_REGION =
      new Setting<>(
          "aws.region",
          "us-east-1",
          "Region of calls whose credentials name none.",
          Kind.text("the name of a region, such as us-east-1", "[A-Za-z][A-Za-z0-9-]{0,31}")
              .map(name -> name.toLowerCase(Locale.ROOT)));

  static final Setting<String> AWS_ACCOUNT =
      new Setting<>(
          "aws.account",
          "000000000000",
          "Account of calls whose access key is no account's id.",
          Kind.text("12 digits", "\\d{12}"));

  private static final String AS_ALL = "none, so where all services are";

  static final Setting<Optional<String>> LAMBDA_ENDPOINT =
      endpoint("lambda.endpoint", AS_ALL, "URL where Lambda functions are called.");

  static final Setting<Optional<String>> BATCH_ENDPOINT =
      endpoint("batch.endpoint", AS_ALL, "URL where AWS Batch is called.");

  static final Setting<Optional<String>> DYNAMODB_ENDPOINT =
      endpoint("dynamodb.endpoint", AS_ALL, "URL where DynamoDB is called.");

  static final Setting<Optional<String>> ECS_ENDPOINT =
      endpoint("ecs.endpoint", AS_ALL, "URL where ECS is called.");

  static final Setting<Optional<String>> GLUE_ENDPOINT =
      endpoint("glue.endpoint", AS_ALL, "URL where Glue is called.");

  static final Setting<Optional<String>> SAGE_MAKER_ENDPOINT =
      endpoint("sagemaker.endpoint", AS_ALL, "URL where SageMaker is called.");

  static final Setting<Optional<String>> SQS_ENDPOINT =
      endpoint("sqs.endpoint", AS_ALL, "URL where SQS is called.");

  static final Setting<Optional<String>> SNS_ENDPOINT =
      endpoint("sns.endpoint", AS_ALL, "URL where SNS is called.");

  static final Setting<Optional<String>> APIGATEWAY_ENDPOINT =
      endpoint(
          "apigateway.endpoint",
          "none, so each at its own host",
          "URL where all APIs of API Gateway are called, under the names of their hosts.");

  static final Setting<Optional<String>> EVENTBRIDGE_ENDPOINT =
      endpoint("eventbridge.endpoint", AS_ALL, "URL where EventBridge is called.");

  static final Setting<Optional<String>> EVENTBRIDGE_EVENT_BUS =
      new Setting<>(
          "eventbridge.event-bus",
          "",
          "none",
          "Event bus of EventBridge to put status changes of executions on, by its name or ARN.",
          Kind.text("the name or the ARN of an event bus", "[/.\\-_:A-Za-z0-9]+").optional(),
          UnaryOperator.identity());

  static final Setting<String> EVENTBRIDGE_SOURCE =
      new Setting<>(
          "eventbridge.source",
          "aws.states",
          "What these say that they are from; AWS itself takes none from aws.* of others.",
          Kind.text("the name of a source of events", "\\S{1,256}"));

  static final Setting<Optional<String>> AWS_ENDPOINT_URL =
      endpoint(
          "aws.endpoint-url",
          "none, so AWS's",
          "URL where all services of AWS are called that have no URL of their own.");

  static final Setting<Optional<Path>> AWS_MODELS_DIR =
      new Setting<>(
          "aws.models-dir",
          "",
          "none",
          "Folder with models of AWS's services (service-2.json) that are newer than Newel's own.",
          Kind.path("folder").optional(),
          UnaryOperator.identity());

  static final Setting<Optional<Path>> S3_DIR =
      new Setting<>(
          "s3.dir",
          "",
          "none",
          "Folder with a folder for each bucket whose objects Distributed Maps find there, and not"
              + " in S3.",
          Kind.path("folder").optional(),
          UnaryOperator.identity());

  static final Setting<Optional<Path>> FUNCTIONS_FILE =
      new Setting<>(
          "functions.file",
          "",
          "none",
          "File that says by name which functions run elsewhere than in Lambda, and where.",
          Kind.path("file").optional(),
          UnaryOperator.identity());

  static final Setting<Optional<Path>> CONNECTIONS_FILE =
      new Setting<>(
          "connections.file",
          "",
          "none",
          "File with the connections of HTTP tasks by name, as JSON of EventBridge's form; it has"
              + " secrets.",
          Kind.path("file").optional(),
          UnaryOperator.identity());

  static final Setting<Boolean> CALLS_PRIVATE_ADDRESSES =
      new Setting<>(
          "calls.private-addresses",
          "false",
          "Whether tasks may call HTTP endpoints, APIs and clusters at private and loopback"
              + " addresses, and without TLS.",
          Kind.flag());

  static final Setting<Integer> CALLS_CONNECTIONS =
      new Setting<>(
          "calls.connections",
          "1000",
          "Connections to one host at most for the calls of Task states.",
          Kind.number(1, 100_000));

  static final Setting<Optional<String>> REDIS_URL =
      new Setting<>(
          "redis.url",
          "",
          "none, so Newel starts its own",
          "Redis to use; without one, Newel starts its own in data.dir.",
          Kind.text(REDIS_FORMS, REDIS_PATTERN).optional(),
          Settings::maskPassword);

  static final Setting<Integer> REDIS_REPLY_TIMEOUT_SECONDS =
      new Setting<>(
          "redis.reply-timeout-seconds",
          "5",
          "How long Redis may answer nothing that it is asked before the connection is given up.",
          Kind.number(1, 300));

  static final Setting<Integer> REDIS_PATIENCE_SECONDS =
      new Setting<>(
          "redis.patience-seconds",
          "10",
          "How long to go on trying to reach Redis at the start.",
          Kind.number(0, 3_600));

  static final Setting<Integer> REDIS_WAIT_REPLICAS =
      new Setting<>(
          "redis.wait-replicas",
          "0",
          "How many replicas must have a write before it is acknowledged; 0 waits for none.",
          Kind.number(0, 100));

  static final Setting<Optional<Path>> REDIS_CA_FILE =
      new Setting<>(
          "redis.ca-file",
          "",
          "none, so those that Java trusts",
          "File with the certificates (PEM) to trust where Redis is reached by TLS; without one,"
              + " those that Java trusts.",
          Kind.path("file").optional(),
          UnaryOperator.identity());

  static final Setting<Path> DATA_DIR =
      new Setting<>(
          "data.dir",
          "./newel-data",
          "Folder in which Newel's own Redis keeps its data.",
          Kind.path("folder"));

  static final Setting<Optional<Integer>> ENGINE_INSTANCES =
      new Setting<>(
          "engine.instances",
          "",
          String.valueOf(NewelConfig.Engine.defaultInstances()),
          "Engines in this process; without a number, one for every two processors.",
          Kind.number(1, 256).optional(),
          UnaryOperator.identity());

  static final Setting<Integer> ENGINE_PARTITIONS =
      new Setting<>(
          "engine.partitions",
          "64",
          "Partitions of the executions; once a Redis is in use, only a move to another changes them.",
          Kind.number(1, 4_096));

  static final Setting<Integer> ENGINE_MAX_EVENTS_PER_TURN =
      new Setting<>(
          "engine.max-events-per-turn",
          "1000",
          "History events after which an execution lets others go first.",
          Kind.number(10, 25_000));

  static final Setting<Boolean> ENGINE_STATUS_EVENTS =
      new Setting<>(
          "engine.status-events",
          "false",
          "Whether to publish status changes of executions on the event bus, for other verticles.",
          Kind.flag());

  static final Setting<Optional<Path>> MOCK_FILE =
      new Setting<>(
          "mock.file",
          "",
          "none",
          "File with mocked answers for tests, as Step Functions Local has it.",
          Kind.path("file").optional(),
          UnaryOperator.identity());

  static final Setting<Double> WAIT_TIME_SCALE =
      new Setting<>(
          "engine.wait-time-scale",
          "1",
          "What waits, and intervals before retries, are multiplied with; less makes tests quick.",
          Kind.decimal(1_000));

  private static final List<Setting<?>> OTHERS =
      List.of(
          HTTP_HOST,
          HTTP_PORT,
          HTTP_ENABLED,
          HTTP_ALLOWED_HOSTS,
          ConsoleSettings.HTTP_PUBLIC_URL,
          ConsoleSettings.ENABLED,
          ConsoleSettings.READ_ONLY,
          ConsoleSettings.EXPRESS_HISTORIES,
          AWS_REGION,
          AWS_ACCOUNT,
          AWS_ENDPOINT_URL,
          AWS_MODELS_DIR,
          LAMBDA_ENDPOINT,
          BATCH_ENDPOINT,
          DYNAMODB_ENDPOINT,
          ECS_ENDPOINT,
          GLUE_ENDPOINT,
          SAGE_MAKER_ENDPOINT,
          SQS_ENDPOINT,
          SNS_ENDPOINT,
          APIGATEWAY_ENDPOINT,
          EVENTBRIDGE_ENDPOINT,
          EVENTBRIDGE_EVENT_BUS,
          EVENTBRIDGE_SOURCE,
          S3_DIR,
          FUNCTIONS_FILE,
          CONNECTIONS_FILE,
          CALLS_PRIVATE_ADDRESSES,
          CALLS_CONNECTIONS,
          REDIS_URL,
          REDIS_REPLY_TIMEOUT_SECONDS,
          REDIS_PATIENCE_SECONDS,
          REDIS_WAIT_REPLICAS,
          REDIS_CA_FILE,
          DATA_DIR,
          ENGINE_INSTANCES,
          ENGINE_PARTITIONS,
          ENGINE_MAX_EVENTS_PER_TURN,
          ENGINE_STATUS_EVENTS,
          WAIT_TIME_SCALE,
          MOCK_FILE,
          LimitSettings.PAYLOAD_BYTES,
          LimitSettings.EXECUTION_CHARACTERS,
          LimitSettings.HISTORY_EVENTS,
          KeepingSettings.RETENTION_DAYS,
          KeepingSettings.RETENTION_BY_MACHINE,
          KeepingSettings.ARCHIVE,
          LimitSettings.POLL_SECONDS);

  static final List<Setting<?>> ALL =
      Stream.of(AccessSettings.ALL, QuotaSettings.ALL, OTHERS, OperationSettings.ALL)
          .<Setting<?>>flatMap(List::stream)
          .toList();

  private Settings() {}

  private static Setting<Optional<String>> endpoint(String key, String whenEmpty, String text) {
    return new Setting<>(
        key,
        "",
        whenEmpty,
        text,
        Kind.text("a URL, http://host:port or https://host", "https?://[^\\s@]+").optional(),
        UnaryOperator.identity());
  }

  /** The names of all settings, in the order of the table. */
  static List<String> keys() {
    return ALL.stream().<String>map(Setting::key).toList();
  }

  /** A URL of Redis as it may be printed. */
  static String maskPassword(String url) {
    return PASSWORD_IN_URL
        .matcher(url)
        .replaceAll(found -> found.group(1) == null ? "***" : "$1:***");
  }
}
