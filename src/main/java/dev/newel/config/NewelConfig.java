package dev.newel.config;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All that can be configured. {@link Settings} has the defaults and says what each one means. */
public record NewelConfig(
    Http http,
    Console console,
    Access access,
    Aws aws,
    Services services,
    Redis redis,
    Data data,
    Engine engine,
    Limits limits,
    Keeping keeping,
    Quotas quotas,
    EventBridge eventBridge,
    Rehearsal rehearsal,
    Log log,
    Operation operation) {

  /**
   * Where the API listens.
   *
   * @param enabled whether it listens at all; without HTTP it is on the event bus alone
   * @param allowedHosts further names under which it is called, in small letters; "*" for any
   * @param publicUrl where browsers reach it, in small letters; null where they need no proxy
   */
  public record Http(
      String host,
      int port,
      boolean enabled,
      Set<String> allowedHosts,
      @Nullable String publicUrl) {

    public Http {
      allowedHosts = Set.copyOf(allowedHosts);
    }

    public Http(String host, int port) {
      this(host, port, true, Set.of(), null);
    }
  }

  /**
   * The pages in the browser.
   *
   * @param enabled whether they are served
   * @param readOnly whether browsers may change nothing
   */
  public record Console(boolean enabled, boolean readOnly, int expressHistories) {}

  /**
   * Who may call.
   *
   * @param keysFile with the access keys that calls must be signed with; null lets everyone in
   * @param policiesFile with what they may do; null for everything
   * @param busActions what the event bus may be asked for; null for everything
   * @param tlsCertificateFile to serve HTTPS with; null for plain HTTP
   * @param tlsKeyFile of that certificate
   */
  public record Access(
      @Nullable Path keysFile,
      @Nullable Path policiesFile,
      @Nullable Set<String> busActions,
      @Nullable Path tlsCertificateFile,
      @Nullable Path tlsKeyFile) {

    public Access {
      busActions = busActions == null ? null : Set.copyOf(busActions);
    }
  }

  /** Where calls belong whose credentials do not say. */
  public record Aws(String region, String account) {}

  /**
   * How Task states call services, and where Distributed Maps find buckets.
   *
   * @param variables AWS's, with endpoints and credentials
   * @param models folder with models of services; null for none
   * @param buckets folder with folders that are buckets; null for none
   * @param functions file with functions that run elsewhere; null for none
   * @param connectionsFile file with the connections of HTTP tasks; null for none
   * @param privateAddresses whether HTTP tasks may call private addresses
   * @param connections to one host at most
   */
  public record Services(
      AwsVariables variables,
      @Nullable Path models,
      @Nullable Path buckets,
      @Nullable Path functions,
      @Nullable Path connectionsFile,
      boolean privateAddresses,
      int connections) {}

  /**
   * The Redis to use.
   *
   * @param url null for the embedded one
   * @param replyTimeout how long a command may stay unanswered
   * @param patience how long to try to connect at the start
   * @param waitReplicas how many replicas must have a write before it is acknowledged
   * @param caFile certificates to trust for TLS; null for those that Java trusts
   */
  public record Redis(
      @Nullable String url,
      Duration replyTimeout,
      Duration patience,
      int waitReplicas,
      @Nullable Path caFile) {

    /** The URL as it may be printed, without its password; null for the embedded one. */
    public @Nullable String shownUrl() {
      return url == null ? null : Settings.maskPassword(url);
    }
  }

  /** Where the embedded Redis keeps its data. */
  public record Data(Path dir) {}

  /**
   * How executions are worked.
   *
   * @param instances engines in this process, each on an event loop of its own
   * @param partitions over which executions are spread; fixed when a Redis is first used
   * @param maxEventsPerTurn history events after which an execution lets others go first
   * @param statusEvents whether status changes are published on the event bus
   */
  public record Engine(int instances, int partitions, int maxEventsPerTurn, boolean statusEvents) {

    /**
     * Half of the processors: the rest is for Redis, for clients and for the JVM's own threads. On
     * two processors that all of them share, a second engine halved the rate of activity tasks.
     */
    static int defaultInstances() {
      return Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    }
  }

  /**
   * Limits that AWS sets too.
   *
   * @param payloadBytes of an input, an output or a result, as UTF-8
   * @param executionCharacters of what the states of one execution hold together, which AWS does
   *     not bound
   * @param historyEvents of one execution
   * @param poll after how long a client of GetActivityTask must have its answer
   */
  public record Limits(
      int payloadBytes, int executionCharacters, int historyEvents, Duration poll) {

    /** A sixtieth of a poll is left for the way: a second, where it is AWS's minute. */
    private static final int WAY = 60;

    /**
     * When a poll without a task is answered at the latest. AWS takes its whole minute, which is
     * the read time-out of botocore too, so that there boto3 and the AWS CLI fail now and then.
     */
    public Duration pollEnd() {
      return poll.minus(poll.dividedBy(WAY));
    }
  }

  /**
   * What becomes of executions that have ended.
   *
   * @param retention how long they are kept
   * @param byMachine how long those of some machines are; the first rule that fits holds
   * @param archive where they are written before they go; null for nowhere
   */
  public record Keeping(Duration retention, List<Rule> byMachine, @Nullable String archive) {

    /**
     * How long those of some machines are kept.
     *
     * @param machines their name, in which {@code *} stands for any text
     */
    public record Rule(String machines, Duration retention) {}

    public Keeping {
      byMachine = List.copyOf(byMachine);
    }
  }

  /**
   * What an account has in a region at most; null for any number.
   *
   * @param rates of calls by the names of actions; an action that is not there has none
   * @param pollers of each activity, in each instance
   */
  public record Quotas(
      Map<String, Rate> rates,
      @Nullable Integer openExecutions,
      @Nullable Integer openMapRuns,
      @Nullable Integer stateMachines,
      @Nullable Integer activities,
      @Nullable Integer pollers) {

    public Quotas {
      rates = Map.copyOf(rates);
    }
  }

  /**
   * How often something may be done.
   *
   * @param bucket so often at once
   * @param perSecond so often in the long run
   */
  public record Rate(int bucket, int perSecond) {}

  /**
   * Where status changes go as events of EventBridge.
   *
   * @param eventBus its name or ARN; null where they go nowhere
   * @param source what events say they are from
   */
  public record EventBridge(@Nullable String eventBus, String source) {}

  /**
   * What is otherwise than it will be on AWS.
   *
   * @param mocks file with answers for tests; null for none
   * @param waitScale what waits and intervals before retries are multiplied with
   */
  public record Rehearsal(@Nullable Path mocks, double waitScale) {}

  /** What is logged: records of this level and of graver ones. */
  public record Log(Level level) {}

  /** The configuration when nothing is set. */
  public static NewelConfig defaults() {
    return of(Values.DEFAULTS, AwsVariables.NONE);
  }

  /** Where an application says what is to be otherwise. */
  public static ConfigBuilder builder() {
    return new ConfigBuilder();
  }

  /** All values must be accepted: {@link Values#faults} has none. */
  static NewelConfig of(Values values, AwsVariables variables) {
    return new NewelConfig(
        new Http(
            values.get(Settings.HTTP_HOST),
            values.get(Settings.HTTP_PORT),
            values.get(Settings.HTTP_ENABLED),
            values.get(Settings.HTTP_ALLOWED_HOSTS).orElse(Set.of()),
            values.get(ConsoleSettings.HTTP_PUBLIC_URL).orElse(null)),
        new Console(
            values.get(ConsoleSettings.ENABLED),
            values.get(ConsoleSettings.READ_ONLY),
            values.get(ConsoleSettings.EXPRESS_HISTORIES)),
        AccessSettings.of(values),
        new Aws(values.get(Settings.AWS_REGION), values.get(Settings.AWS_ACCOUNT)),
        new Services(
            variables.with(values.endpoints()),
            values.get(Settings.AWS_MODELS_DIR).orElse(null),
            values.get(Settings.S3_DIR).orElse(null),
            values.get(Settings.FUNCTIONS_FILE).orElse(null),
            values.get(Settings.CONNECTIONS_FILE).orElse(null),
            values.get(Settings.CALLS_PRIVATE_ADDRESSES),
            values.get(Settings.CALLS_CONNECTIONS)),
        new Redis(
            values.get(Settings.REDIS_URL).orElse(null),
            Duration.ofSeconds(values.get(Settings.REDIS_REPLY_TIMEOUT_SECONDS)),
            Duration.ofSeconds(values.get(Settings.REDIS_PATIENCE_SECONDS)),
            values.get(Settings.REDIS_WAIT_REPLICAS),
            values.get(Settings.REDIS_CA_FILE).orElse(null)),
        new Data(values.get(Settings.DATA_DIR)),
        new Engine(
            values.get(Settings.ENGINE_INSTANCES).orElseGet(Engine::defaultInstances),
            values.get(Settings.ENGINE_PARTITIONS),
            values.get(Settings.ENGINE_MAX_EVENTS_PER_TURN),
            values.get(Settings.ENGINE_STATUS_EVENTS)),
        new Limits(
            values.get(LimitSettings.PAYLOAD_BYTES),
            values.get(LimitSettings.EXECUTION_CHARACTERS),
            values.get(LimitSettings.HISTORY_EVENTS),
            Duration.ofSeconds(values.get(LimitSettings.POLL_SECONDS))),
        KeepingSettings.of(values),
        QuotaSettings.of(values),
        new EventBridge(
            values.get(Settings.EVENTBRIDGE_EVENT_BUS).orElse(null),
            values.get(Settings.EVENTBRIDGE_SOURCE)),
        new Rehearsal(
            values.get(Settings.MOCK_FILE).orElse(null), values.get(Settings.WAIT_TIME_SCALE)),
        new Log(Level.valueOf(values.get(OperationSettings.LOG_LEVEL))),
        Operation.of(values));
  }
}
