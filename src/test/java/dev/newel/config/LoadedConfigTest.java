package dev.newel.config;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LoadedConfigTest {

  @TempDir Path folder;

  @Test
  void shouldHaveDefaults() throws IOException {
    NewelConfig config = load(Map.of()).config();

    assertThat(config)
        .isEqualTo(NewelConfig.defaults())
        .isEqualTo(
            new NewelConfig(
                new NewelConfig.Http("127.0.0.1", 8083),
                new NewelConfig.Console(true, false, 100),
                new NewelConfig.Access(null, null, null, null, null),
                new NewelConfig.Aws("us-east-1", "000000000000"),
                new NewelConfig.Services(
                    new AwsVariables(Map.of()), null, null, null, null, false, 1_000),
                new NewelConfig.Redis(null, Duration.ofSeconds(5), Duration.ofSeconds(10), 0, null),
                new NewelConfig.Data(Path.of("./newel-data")),
                new NewelConfig.Engine(
                    Math.max(1, Runtime.getRuntime().availableProcessors() / 2), 64, 1_000, false),
                new NewelConfig.Limits(262_144, 16_777_216, 25_000, Duration.ofSeconds(60)),
                new NewelConfig.Keeping(Duration.ofDays(90), List.of(), null),
                new NewelConfig.Quotas(Map.of(), null, null, null, null, null),
                new NewelConfig.EventBridge(null, "aws.states"),
                new NewelConfig.Rehearsal(null, 1),
                new NewelConfig.Log(Level.INFO),
                new Operation(
                    new Operation.Guard(90, 90, 20_000, 100),
                    Operation.LogForm.TEXT,
                    Operation.AuditedCalls.NONE,
                    new Operation.Metrics(true, null, 200),
                    null)));
  }

  private static Arguments endpoint(String variable, String ofAws) {
    return variable(variable, "http://h:1", c -> c.services().variables().get(ofAws));
  }

  static Stream<Arguments> variables() {
    return Stream.of(
        variable(
            "NEWEL_AUTH_MODE",
            "signatures",
            c -> c.access().keysFile() == null ? "off" : "signatures"),
        variable("NEWEL_AUTH_KEYS_FILE", "/etc/keys", c -> c.access().keysFile()),
        variable("NEWEL_AUTH_POLICIES_FILE", "/etc/policies", c -> c.access().policiesFile()),
        variable(
            "NEWEL_BUS_ACTIONS",
            "StartExecution",
            c -> one(requireNonNull(c.access().busActions()))),
        variable("NEWEL_HTTP_TLS_CERTIFICATE_FILE", "/etc/c", c -> c.access().tlsCertificateFile()),
        variable("NEWEL_HTTP_TLS_KEY_FILE", "/etc/k", c -> c.access().tlsKeyFile()),
        variable("NEWEL_LIMITS_RATES", "A=5/2", c -> rate(c.quotas().rates())),
        variable("NEWEL_LIMITS_OPEN_EXECUTIONS", "5", c -> c.quotas().openExecutions()),
        variable("NEWEL_LIMITS_OPEN_MAP_RUNS", "3", c -> c.quotas().openMapRuns()),
        variable("NEWEL_LIMITS_STATE_MACHINES", "6", c -> c.quotas().stateMachines()),
        variable("NEWEL_LIMITS_ACTIVITIES", "7", c -> c.quotas().activities()),
        variable("NEWEL_LIMITS_POLLERS_PER_ACTIVITY", "8", c -> c.quotas().pollers()),
        variable("NEWEL_HTTP_HOST", "127.0.0.2", c -> c.http().host()),
        variable("NEWEL_HTTP_PORT", "9000", c -> c.http().port()),
        variable("NEWEL_HTTP_ENABLED", "false", c -> c.http().enabled()),
        variable("NEWEL_HTTP_ALLOWED_HOSTS", "n.example", c -> one(c.http().allowedHosts())),
        variable("NEWEL_HTTP_PUBLIC_URL", "https://n.example", c -> c.http().publicUrl()),
        variable("NEWEL_CONSOLE_ENABLED", "false", c -> c.console().enabled()),
        variable("NEWEL_CONSOLE_READ_ONLY", "true", c -> c.console().readOnly()),
        variable("NEWEL_CONSOLE_EXPRESS_HISTORIES", "5", c -> c.console().expressHistories()),
        variable("NEWEL_AWS_REGION", "eu-west-1", c -> c.aws().region()),
        variable("NEWEL_AWS_ACCOUNT", "123456789012", c -> c.aws().account()),
        endpoint("NEWEL_AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL"),
        variable("NEWEL_AWS_MODELS_DIR", "/opt/models", c -> c.services().models()),
        endpoint("NEWEL_LAMBDA_ENDPOINT", "LAMBDA_ENDPOINT"),
        endpoint("NEWEL_BATCH_ENDPOINT", "BATCH_ENDPOINT"),
        endpoint("NEWEL_DYNAMODB_ENDPOINT", "DYNAMODB_ENDPOINT"),
        endpoint("NEWEL_ECS_ENDPOINT", "ECS_ENDPOINT"),
        endpoint("NEWEL_GLUE_ENDPOINT", "GLUE_ENDPOINT"),
        endpoint("NEWEL_SAGEMAKER_ENDPOINT", "SAGE_MAKER_ENDPOINT"),
        endpoint("NEWEL_SQS_ENDPOINT", "SQS_ENDPOINT"),
        endpoint("NEWEL_SNS_ENDPOINT", "SNS_ENDPOINT"),
        endpoint("NEWEL_APIGATEWAY_ENDPOINT", "APIGATEWAY_ENDPOINT"),
        endpoint("NEWEL_EVENTBRIDGE_ENDPOINT", "AWS_ENDPOINT_URL_EVENTBRIDGE"),
        variable("NEWEL_EVENTBRIDGE_EVENT_BUS", "default", c -> c.eventBridge().eventBus()),
        variable("NEWEL_EVENTBRIDGE_SOURCE", "newel", c -> c.eventBridge().source()),
        variable("NEWEL_S3_DIR", "/srv/buckets", c -> c.services().buckets()),
        variable("NEWEL_FUNCTIONS_FILE", "/etc/functions", c -> c.services().functions()),
        variable("NEWEL_CONNECTIONS_FILE", "/etc/c", c -> c.services().connectionsFile()),
        variable("NEWEL_CALLS_PRIVATE_ADDRESSES", "true", c -> c.services().privateAddresses()),
        variable("NEWEL_CALLS_CONNECTIONS", "5", c -> c.services().connections()),
        variable("NEWEL_REDIS_URL", "redis://h:1/2", c -> c.redis().url()),
        variable(
            "NEWEL_REDIS_REPLY_TIMEOUT_SECONDS", "7", c -> c.redis().replyTimeout().toSeconds()),
        variable("NEWEL_REDIS_PATIENCE_SECONDS", "8", c -> c.redis().patience().toSeconds()),
        variable("NEWEL_REDIS_WAIT_REPLICAS", "2", c -> c.redis().waitReplicas()),
        variable("NEWEL_REDIS_CA_FILE", "/etc/ca.pem", c -> c.redis().caFile()),
        variable("NEWEL_DATA_DIR", "/var/newel", c -> c.data().dir()),
        variable("NEWEL_ENGINE_INSTANCES", "3", c -> c.engine().instances()),
        variable("NEWEL_ENGINE_PARTITIONS", "128", c -> c.engine().partitions()),
        variable("NEWEL_ENGINE_MAX_EVENTS_PER_TURN", "50", c -> c.engine().maxEventsPerTurn()),
        variable("NEWEL_ENGINE_STATUS_EVENTS", "true", c -> c.engine().statusEvents()),
        variable("NEWEL_ENGINE_WAIT_TIME_SCALE", "0.25", c -> c.rehearsal().waitScale()),
        variable("NEWEL_MOCK_FILE", "/etc/mocks.json", c -> c.rehearsal().mocks()),
        variable("NEWEL_LIMITS_PAYLOAD_BYTES", "2048", c -> c.limits().payloadBytes()),
        variable(
            "NEWEL_LIMITS_EXECUTION_CHARACTERS", "5000", c -> c.limits().executionCharacters()),
        variable("NEWEL_LIMITS_HISTORY_EVENTS", "100", c -> c.limits().historyEvents()),
        variable("NEWEL_LIMITS_RETENTION_DAYS", "1", c -> c.keeping().retention().toDays()),
        variable(
            "NEWEL_LIMITS_RETENTION_DAYS_BY_MACHINE",
            "audit-*=3650",
            c -> c.keeping().byMachine().get(0).machines() + "=3650"),
        variable("NEWEL_ARCHIVE_TO", "s3://kept/newel", c -> c.keeping().archive()),
        variable("NEWEL_LIMITS_POLL_SECONDS", "5", c -> c.limits().poll().toSeconds()),
        variable("NEWEL_LIMITS_REDIS_PERCENT", "80", c -> c.operation().guard().redisPercent()),
        variable("NEWEL_LIMITS_HEAP_PERCENT", "70", c -> c.operation().guard().heapPercent()),
        variable("NEWEL_LIMITS_POLLS_PER_CLIENT", "7", c -> c.operation().guard().pollsPerClient()),
        variable(
            "NEWEL_LIMITS_STREAMS_PER_CLIENT", "7", c -> c.operation().guard().streamsPerClient()),
        variable("NEWEL_LOG_LEVEL", "DEBUG", c -> c.log().level()),
        variable("NEWEL_LOG_FORMAT", "JSON", c -> c.operation().logs()),
        variable("NEWEL_AUDIT_CALLS", "CHANGES", c -> c.operation().audit()),
        variable("NEWEL_METRICS_ENABLED", "false", c -> c.operation().metrics().enabled()),
        variable("NEWEL_METRICS_PORT", "9464", c -> c.operation().metrics().port()),
        variable("NEWEL_METRICS_LABELS", "50", c -> c.operation().metrics().labels()),
        variable("NEWEL_TRACES_ENDPOINT", "http://h:4318", c -> c.operation().traces()));
  }

  private static Arguments variable(
      String name, String text, Function<NewelConfig, Object> property) {
    return Arguments.of(name, text, property);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("variables")
  void shouldTakeVariables(String name, String text, Function<NewelConfig, Object> property)
      throws IOException {
    Map<String, String> environment = new HashMap<>();
    environment.put("NEWEL_REDIS_URL", "redis://may-have-replicas");
    environment.put("NEWEL_AUTH_KEYS_FILE", "/keys");
    environment.put("NEWEL_HTTP_TLS_CERTIFICATE_FILE", "/certificate.pem");
    environment.put("NEWEL_HTTP_TLS_KEY_FILE", "/key.pem");
    environment.put(name, text);
    LoadedConfig loaded = load(environment);

    assertThat(property.apply(loaded.config())).hasToString(text);
    assertThat(loaded.listing()).anyMatch(line -> line.endsWith("(" + name + ")"));
    assertThat(loaded.warnings()).isEmpty();
  }

  private static String rate(Map<String, NewelConfig.Rate> rates) {
    NewelConfig.Rate rate = requireNonNull(rates.get("A"));
    return "A=" + rate.bucket() + "/" + rate.perSecond();
  }

  private static String one(Set<String> names) {
    return names.iterator().next();
  }

  @Test
  void shouldTakeSeveralHostsInAnyCase() throws IOException {
    NewelConfig config = load(Map.of("NEWEL_HTTP_ALLOWED_HOSTS", "A.example , b.example")).config();

    assertThat(config.http().allowedHosts()).containsExactlyInAnyOrder("a.example", "b.example");
  }

  @Test
  void shouldTestTheVariableOfEachSetting() {
    assertThat(variables().map(arguments -> arguments.get()[0]))
        .containsExactlyElementsOf(Settings.ALL.stream().<String>map(Setting::envName).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "NEWEL_HTTP_ENABLED, FALSE, http.enabled, false",
    "NEWEL_ENGINE_STATUS_EVENTS, True, engine.status-events, true",
    "NEWEL_AWS_REGION, EU-West-1, aws.region, eu-west-1",
    "NEWEL_LOG_LEVEL, debug, log.level, DEBUG",
    "NEWEL_LOG_LEVEL, Warning, log.level, WARNING",
  })
  void shouldTakeValuesInAnyCase(String variable, String text, String key, String meant)
      throws IOException {
    assertThat(load(Map.of(variable, text)).config())
        .isEqualTo(NewelConfig.builder().set(key, meant).build())
        .isNotEqualTo(NewelConfig.defaults());
  }

  @Test
  void shouldTakeRegionAndAccountFromTheVariablesOfAws() throws IOException {
    Map<String, String> aws =
        Map.of("AWS_DEFAULT_REGION", "eu-west-1", "AWS_ACCOUNT_ID", "123456789012");

    LoadedConfig loaded = load(aws);

    assertThat(loaded.config().aws()).isEqualTo(new NewelConfig.Aws("eu-west-1", "123456789012"));
    assertThat(loaded.listing())
        .contains(
            "aws.region = eu-west-1 (AWS_DEFAULT_REGION)",
            "aws.account = 123456789012 (AWS_ACCOUNT_ID)");
    assertThat(loaded.warnings()).isEmpty();
  }

  @Test
  void shouldLetItsOwnSettingsWinOverTheVariablesOfAws() throws IOException {
    file("conf/newel.properties", "aws.account=111111111111");

    NewelConfig config =
        load(Map.of(
                "AWS_DEFAULT_REGION", "eu-west-1",
                "NEWEL_AWS_REGION", "eu-north-1",
                "AWS_ACCOUNT_ID", "222222222222"))
            .config();

    assertThat(config.aws()).isEqualTo(new NewelConfig.Aws("eu-north-1", "111111111111"));
  }

  @Test
  void shouldLetWhatIsTypedWinOverAll() throws IOException {
    CommandLine.Start typed =
        (CommandLine.Start) CommandLine.read("--aws-region", "us-west-2", "--wait-time-scale=0.5");

    LoadedConfig loaded =
        LoadedConfig.load(folder, Map.of("NEWEL_AWS_REGION", "eu-north-1"), typed);

    assertThat(loaded.config().aws().region()).isEqualTo("us-west-2");
    assertThat(loaded.listing()).contains("aws.region = us-west-2 (--aws-region)");
    assertThat(loaded.config().rehearsal().waitScale()).isEqualTo(0.5);
  }

  @Test
  void shouldTellAllFaultsAtOnce() throws IOException {
    file("conf/newel.properties", "http.prot=1\nengine.partitions=none");

    assertThatThrownBy(() -> load(Map.of("NEWEL_HTTP_PORT", "eighty", "AWS_ACCOUNT_ID", "me")))
        .isInstanceOfSatisfying(
            ConfigException.class,
            e ->
                assertThat(e.faults())
                    .satisfiesExactlyInAnyOrder(
                        fault -> assertThat(fault).contains("there is no setting http.prot"),
                        fault ->
                            assertThat(fault)
                                .startsWith("engine.partitions (conf/newel.properties): 'none'"),
                        fault -> assertThat(fault).startsWith("http.port (NEWEL_HTTP_PORT)"),
                        fault -> assertThat(fault).startsWith("aws.account (AWS_ACCOUNT_ID)")));
  }

  @Test
  void shouldSayThatItsOwnRedisHasNoReplicas() {
    assertThatThrownBy(() -> load(Map.of("NEWEL_REDIS_WAIT_REPLICAS", "2")))
        .hasMessage(
            "redis.wait-replicas (NEWEL_REDIS_WAIT_REPLICAS): Newel's own Redis has no replicas to"
                + " wait for; set it to 0, or redis.url to a Redis that has some");
  }

  @Test
  void shouldLetTheEnvironmentOverrideTheFile() throws IOException {
    file("conf/newel.properties", "http.port = 1\naws.region=eu-north-1");

    NewelConfig config = load(Map.of("NEWEL_HTTP_PORT", "2")).config();

    assertThat(config.http().port()).isEqualTo(2);
    assertThat(config.aws().region()).isEqualTo("eu-north-1");
  }

  @Test
  void shouldReadTheFileThatIsNamed() throws IOException {
    file("other.properties", "http.port=77");

    assertThat(load(Map.of("NEWEL_CONFIG", "other.properties")).config().http().port())
        .isEqualTo(77);
    assertThatThrownBy(() -> load(Map.of("NEWEL_CONFIG", "absent.properties")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("absent.properties");
  }

  @ParameterizedTest
  @CsvSource({
    "NEWEL_HTTP_PORT, x",
    "NEWEL_HTTP_PORT, 65536",
    "NEWEL_HTTP_PORT, -1",
    "NEWEL_HTTP_PORT, ''",
    "NEWEL_HTTP_HOST, a b",
    "NEWEL_AWS_ACCOUNT, 12345",
    "NEWEL_AWS_REGION, US East",
    "NEWEL_REDIS_URL, localhost:6379",
    "NEWEL_REDIS_URL, http://localhost",
    "NEWEL_REDIS_URL, redis://localhost/db",
    "NEWEL_REDIS_URL, redis+sentinel://localhost",
    "NEWEL_REDIS_URL, redis+cluster://localhost/0",
    "NEWEL_REDIS_URL, redis+replicas://localhost",
    "NEWEL_REDIS_WAIT_REPLICAS, -1",
    "NEWEL_DATA_DIR, ''",
    "NEWEL_ENGINE_INSTANCES, 0",
    "NEWEL_ENGINE_PARTITIONS, 1.5",
    "NEWEL_LOG_LEVEL, LOUD",
  })
  void shouldRefuseWhatASettingDoesNotTake(String variable, String text) {
    assertThatThrownBy(() -> load(Map.of(variable, text)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("(" + variable + "): '" + text + "' is not accepted; it takes ");
  }

  @Test
  void shouldSayWhatAPortTakes() {
    assertThatThrownBy(() -> load(Map.of("NEWEL_HTTP_PORT", "eighty")))
        .hasMessage(
            "http.port (NEWEL_HTTP_PORT): 'eighty' is not accepted;"
                + " it takes a whole number from 0 to 65535");
  }

  @Test
  void shouldPrintWhatAnEmptySettingComesTo() throws IOException {
    int half = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    assertThat(load(Map.of()).listing())
        .contains(
            "redis.url = none, so Newel starts its own (default)",
            "engine.instances = " + half + " (default)");
  }

  @Test
  void shouldRefuseAKeyThatDoesNotExist() throws IOException {
    file("conf/newel.properties", "http.prot=1");

    assertThatThrownBy(() -> load(Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "conf/newel.properties: there is no setting http.prot; did you mean http.port?");
  }

  @Test
  void shouldWarnOfAVariableThatMeansNothing() throws IOException {
    assertThat(load(Map.of("NEWEL_HTTPPORT", "1", "PATH", "/bin")).warnings())
        .containsExactly("NEWEL_HTTPPORT means nothing to Newel; did you mean NEWEL_HTTP_PORT?");
  }

  @Test
  void shouldNotWarnOfWhatKubernetesSetsForTheService() throws IOException {
    Map<String, String> links =
        Stream.of("SERVICE_HOST", "SERVICE_PORT", "SERVICE_PORT_HTTP", "PORT", "PORT_8083_TCP_ADDR")
            .collect(Collectors.toMap(name -> "NEWEL_" + name, name -> "tcp://10.0.0.1:8083"));

    assertThat(load(links).warnings()).isEmpty();
  }

  /** The file that is shipped names each setting with its default, and nothing else. */
  private LoadedConfig load(Map<String, String> environment) throws IOException {
    return LoadedConfig.load(folder, environment);
  }

  private void file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
