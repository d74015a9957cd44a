package dev.newel.gameday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.gameday.Site.Instance;
import dev.newel.testing.RedisNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * What goes wrong in a year, in some minutes: for an operator who wants to see it, and in no build.
 * In each scene clients start executions with a task and workers do the tasks; in the end all that
 * was accepted has succeeded, once, and nothing was begun of what was refused.
 */
@EnabledIfSystemProperty(named = "gameday", matches = "true")
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class GameDayIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int INSTANCES = 3;

  /** Of clients' errors: enough to have hit each instance. */
  private static final int MANY = 10;

  private static final int SOME_STARTS = 50;
  private static final Duration PAUSE = Duration.ofSeconds(Integer.getInteger("gameday.pause", 60));

  /** A task whose worker has lost it comes back by its heartbeat. */
  private static final String DEFINITION =
      """
      {"StartAt": "Work", "States": {"Work": {"Type": "Task", "Resource": "%s", "End": true,
        "HeartbeatSeconds": 20, "Retry": [{"ErrorEquals": ["States.ALL"],
        "IntervalSeconds": 1, "BackoffRate": 1.0, "MaxAttempts": 30}]}}}
      """;

  @TempDir Path folder;

  /** A part of the day. */
  @FunctionalInterface
  private interface Scene {
    void play(Load load) throws Exception;
  }

  /** Where a day is played. */
  private record Stage(
      Site site, Access access, SmallDisk disk, Optional<MovedClock> clock, Timeline timeline) {}

  @Test
  void shouldKeepItsWordAllDay() throws Exception {
    Path log = Path.of(System.getProperty("gameday.log", "target/gameday/timeline.txt"));
    Access access = Access.in(folder.resolve("access"));
    Optional<MovedClock> clock = MovedClock.make(folder.resolve("clock"));
    try (Timeline timeline = new Timeline(log);
        SmallDisk disk = SmallDisk.at(folder.resolve("disk"));
        Site site = new Site(folder, access, RedisNode.start(disk.folder().resolve("redis")))) {
      Stage stage = new Stage(site, access, disk, clock, timeline);
      startInstances(stage);
      play(stage, "Redis is full", load -> fillRedis(stage, load));
      play(stage, "the disk is full", load -> fillDisk(stage, load));
      play(stage, "a clock jumps", load -> moveClock(stage, load));
      play(stage, "the certificate expires", load -> letExpire(stage, load));
      play(stage, "a key is revoked while it is used", load -> revokeKey(stage, load));
      play(stage, "one of three instances stands still", load -> pauseOne(stage, load));
      restore(stage);
      timeline.say("all is as it was said");
    }
  }

  private static void startInstances(Stage stage) throws IOException {
    for (int i = 1; i <= INSTANCES; i++) {
      boolean isMoved = i == INSTANCES && stage.clock.isPresent();
      stage.site.start(isMoved ? stage.clock.get().environment() : Map.of());
      stage.timeline.say("instance %d is ready".formatted(i));
    }
  }

  private static void play(Stage stage, String title, Scene scene) throws Exception {
    stage.timeline.begin(title);
    Load load = load(stage, title.replace(' ', '-')).begin();
    awaitStarts(load);
    stage.timeline.say("under load: %s".formatted(load));
    scene.play(load);
    awaitStarts(load);
    stage.timeline.say("under load again: %s".formatted(load));
    load.startNoMore();
    stage.timeline.say(new Reckoning(stage.site.urls().get(0)).of(load));
    load.end();
  }

  private static Load load(Stage stage, String name) throws IOException {
    Client operator = new Client(Access.OPERATOR);
    String url = stage.site.urls().get(0);
    ObjectNode activity = Client.object().put("name", name);
    String activityArn =
        operator
            .call(url, "CreateActivity", activity, UUID.randomUUID().toString())
            .text("activityArn");
    ObjectNode machine =
        Client.object()
            .put("name", name)
            .put("definition", DEFINITION.formatted(activityArn))
            .put("roleArn", "arn:aws:iam::000000000000:role/any");
    String machineArn =
        operator
            .call(url, "CreateStateMachine", machine, UUID.randomUUID().toString())
            .text("stateMachineArn");
    return new Load(stage.site.urls(), machineArn, activityArn, name);
  }

  /** Waits until so many more were accepted from each client. */
  private static void awaitStarts(Load load) {
    for (AwsCredentialsIdentity key : Access.STARTERS) {
      long wanted = load.acceptedOf(key) + SOME_STARTS;
      awaitThat(() -> load.acceptedOf(key) >= wanted);
    }
  }

  private static void awaitErrors(Load load, String name) {
    long wanted = load.errors(name) + MANY;
    awaitThat(() -> load.errors(name) >= wanted);
  }

  private static void awaitThat(BooleanSupplier holds) {
    await().atMost(PATIENCE).until(holds::getAsBoolean);
  }

  /** So that what is wrong is seen under load for a time. */
  private static void goOn(Duration time) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(time.toMillis());
  }

  private static void tellHealth(Stage stage) {
    Client client = new Client(Access.OPERATOR);
    for (Instance instance : stage.site.instances()) {
      stage.timeline.say(
          "instance %d: %s"
              .formatted(instance.number(), client.health(instance.url()).replace('\n', ' ')));
    }
  }

  private static void fillRedis(Stage stage, Load load) throws Exception {
    RedisNode redis = stage.site.redis();
    long used = used(redis);
    redis.tell("CONFIG", "SET", "maxmemory", Long.toString(used * 100 / 95));
    stage.timeline.say("Redis has %d bytes, and is let have a twentieth more".formatted(used));
    awaitErrors(load, "ThrottlingException");
    stage.timeline.say("starts are refused: %s".formatted(load));
    tellHealth(stage);
    redis.tell("CONFIG", "SET", "maxmemory", Long.toString(used / 2));
    stage.timeline.say("Redis is let have half of what it has, and refuses by itself what adds");
    goOn(Duration.ofSeconds(10));
    stage.timeline.say(load.toString());
    redis.tell("CONFIG", "SET", "maxmemory", "0");
    stage.timeline.say("Redis is let have all that it wants");
  }

  private static long used(RedisNode redis) throws IOException {
    String line =
        redis
            .tell("INFO", "memory")
            .lines()
            .filter(it -> it.startsWith("used_memory:"))
            .findAny()
            .orElseThrow();
    return Long.parseLong(line.substring(line.indexOf(':') + 1).strip());
  }

  private static void fillDisk(Stage stage, Load load) throws Exception {
    if (!stage.disk.canBeFilled()) {
      stage.timeline.say("SKIPPED: a small file system could not be mounted, which root may");
      return;
    }
    RedisNode redis = stage.site.redis();
    stage.disk.fill();
    stage.timeline.say("the disk of Redis's append-only file is full");
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              stage.disk.fill();
              return redis.tell("INFO", "persistence").contains("aof_last_write_status:err");
            });
    stage.timeline.say("Redis cannot write it: %s".formatted(load));
    awaitErrors(load, "");
    goOn(Duration.ofSeconds(10));
    tellHealth(stage);
    stage.timeline.say(load.toString());
    stage.disk.free();
    stage.timeline.say("there is room again");
    awaitThat(() -> isWritten(redis));
  }

  private static boolean isWritten(RedisNode redis) {
    try {
      return redis.tell("INFO", "persistence").contains("aof_last_write_status:ok");
    } catch (IOException away) {
      return false;
    }
  }

  private static void moveClock(Stage stage, Load load) throws Exception {
    if (stage.clock.isEmpty()) {
      stage.timeline.say("SKIPPED: there is no cc, or it is not Linux");
      return;
    }
    for (Duration ahead : List.of(Duration.ofHours(2), Duration.ofHours(-2), Duration.ZERO)) {
      stage.clock.get().move(ahead);
      stage.timeline.say("the clock of instance %d is off by %s".formatted(INSTANCES, ahead));
      goOn(Duration.ofSeconds(10));
      stage.timeline.say("it goes by that of Redis: %s".formatted(load));
      stage.timeline.say(
          "its log: %s".formatted(lastWarning(stage.site.instances().get(INSTANCES - 1))));
    }
    assertThat(load.errors("")).as("errors").isZero();
  }

  private static String lastWarning(Instance instance) throws IOException {
    return Files.readString(instance.output())
        .lines()
        .filter(line -> line.contains("WARNING"))
        .reduce("no warning", (first, next) -> next);
  }

  private static void letExpire(Stage stage, Load load) throws Exception {
    stage.access.certify(Access.EXPIRED);
    stage.timeline.say("the certificate that is shown from now on has expired");
    for (String url : stage.site.urls()) {
      awaitThat(() -> new Client(Access.OPERATOR).health(url).contains("NotAfter"));
    }
    stage.timeline.say("who connects now goes away: %s".formatted(load));
    tellHealth(stage);
    goOn(Duration.ofSeconds(10));
    stage.timeline.say("who has a connection goes on: %s".formatted(load));
    stage.access.certify(Access.GOOD);
    stage.timeline.say("there is a new certificate");
    for (String url : stage.site.urls()) {
      awaitThat(() -> new Client(Access.OPERATOR).health(url).startsWith("200"));
    }
    stage.timeline.say("who connects now is served, and no instance was started again");
  }

  private static void revokeKey(Stage stage, Load load) throws Exception {
    stage.access.allow(Access.STARTERS.subList(0, 1));
    stage.timeline.say("a key is taken out of the file");
    for (String url : stage.site.urls()) {
      // each of them reads the file in its own time
      awaitThat(() -> isUnknown(Access.STARTERS.get(1), url));
    }
    // what was under way as the last of them read it has been answered by then
    goOn(Duration.ofSeconds(1));
    long before = load.acceptedOf(Access.STARTERS.get(1));
    goOn(Duration.ofSeconds(10));
    assertThat(load.acceptedOf(Access.STARTERS.get(1))).as("accepted").isEqualTo(before);
    stage.timeline.say("it is refused, and the other goes on: %s".formatted(load));
    stage.access.allow(Access.STARTERS);
    stage.timeline.say("it is put back");
  }

  private static boolean isUnknown(AwsCredentialsIdentity key, String url) {
    try {
      return new Client(key)
          .call(url, "ListActivities", Client.object(), UUID.randomUUID().toString())
          .error()
          .equals("UnrecognizedClientException");
    } catch (IOException away) {
      return false;
    }
  }

  private static void pauseOne(Stage stage, Load load) throws Exception {
    Instance paused = stage.site.instances().get(1);
    paused.signal("STOP");
    stage.timeline.say("instance %d gets SIGSTOP".formatted(paused.number()));
    try {
      goOn(PAUSE);
      stage.timeline.say("the others have gone on: %s".formatted(load));
    } finally {
      paused.signal("CONT");
    }
    stage.timeline.say("instance %d gets SIGCONT".formatted(paused.number()));
    awaitThat(() -> new Client(Access.OPERATOR).health(paused.url()).startsWith("200"));
  }

  /** By the commands of the runbook. */
  private void restore(Stage stage) throws Exception {
    stage.timeline.begin("Redis is restored from a backup");
    Load load = load(stage, "restored").begin();
    awaitStarts(load);
    List<String> before = List.copyOf(load.accepted());
    RedisNode redis = stage.site.redis();
    redis.tell("BGSAVE");
    awaitThat(() -> isSaved(redis));
    Path restored = Files.createDirectories(folder.resolve("restored"));
    Files.copy(stage.disk.folder().resolve("redis/dump.rdb"), restored.resolve("dump.rdb"));
    stage.timeline.say("a backup is taken, with %d accepted: %s".formatted(before.size(), load));
    awaitStarts(load);
    load.end();
    stage.timeline.say("more goes on, and all clients end: %s".formatted(load));
    RedisNode next = RedisNode.start(restored, List.of("appendonly no"));
    stage.site.lose(next);
    stage.timeline.say("instances are stopped; Redis is lost, and one stands in its place");
    assertThat(next.tell("CONFIG", "SET", "appendonly", "yes")).isEqualTo("OK");
    assertThat(next.tell("CONFIG", "REWRITE")).isEqualTo("OK");
    startInstances(stage);
    Load after = load.again(stage.site.urls(), "after").begin();
    awaitStarts(after);
    stage.timeline.say("under load again: %s".formatted(after));
    after.startNoMore();
    Reckoning reckoning = new Reckoning(stage.site.urls().get(0));
    for (String name : before) {
      reckoning.assertEnded(load.arn(name), null);
    }
    int gone = 0;
    for (String name : load.accepted()) {
      gone += reckoning.knows(load.arn(name)) ? 0 : 1;
    }
    stage.timeline.say(
        "all %d of before the backup have succeeded once; of %d accepted later %d are gone"
            .formatted(before.size(), load.accepted().size() - before.size(), gone));
    stage.timeline.say(reckoning.of(after));
    after.end();
  }

  private static boolean isSaved(RedisNode redis) {
    try {
      return redis.tell("INFO", "persistence").contains("rdb_bgsave_in_progress:0");
    } catch (IOException away) {
      return false;
    }
  }
}
