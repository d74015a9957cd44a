package dev.newel;

import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.newel.config.NewelConfig;
import dev.newel.store.redis.TestStores;
import dev.newel.store.redis.client.LinkOptions;
import dev.newel.store.redis.client.RedisLink;
import dev.newel.store.redis.codec.Format;
import dev.newel.store.redis.codec.Forms;
import dev.newel.store.redis.codec.NextForm;
import dev.newel.store.redis.frozen.Frozen;
import dev.newel.testing.NewelServer;
import dev.newel.testing.RedisFixture;
import dev.newel.testing.RedisFixture.RedisUrl;
import dev.newel.testing.Workflows;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * Instances are replaced one by one by those of the next version, and again by those of the old
 * one, while clients start executions and work for them: nobody notices, and nothing is lost.
 */
@ExtendWith(RedisFixture.class)
class UpgradeUnderLoadTest {

  private static final int PARTITIONS = 4;

  /** In which all instances that there are have been asked for something. */
  private static final int TASKS = 15;

  private final RedisLink link;
  private final String url;

  UpgradeUnderLoadTest(RedisLink link, RedisUrl url) {
    this.link = link;
    this.url = url.value();
  }

  /** What a version reads and writes, and what stands in Redis when only its instances live. */
  record Version(Supplier<Forms> forms, String format) {}

  static Stream<Arguments> shouldUpgradeAndDowngradeWithNobodyNoticing() {
    Version first = new Version(Frozen::first, "1.0");
    Version current = new Version(Forms::current, Forms.current().highest().toString());
    Format minor = new Format(1, Forms.current().highest().minor() + 1);
    Version next = new Version(() -> NextForm.forms(minor), minor.toString());
    return Stream.of(
        arguments(Named.of("from the frozen first format to this one", first), current),
        arguments(Named.of("from this format to the next", current), next));
  }

  /** An instance of a version of Newel, with a Vert.x of its own. */
  private final class Instance {
    private final Vertx vertx = Vertx.vertx();
    private final RedisLink own;
    private final Newel newel;
    private final SfnClient sfn;

    Instance(Version version) {
      own = await(RedisLink.open(vertx, new LinkOptions(url)));
      NewelConfig config =
          NewelConfig.builder()
              .httpPort(0)
              .set("engine.instances", "1")
              .set("limits.poll-seconds", "1")
              .build();
      newel =
          await(
              Newel.deploy(vertx, TestStores.open(own, PARTITIONS, version.forms().get()), config));
      sfn = NewelServer.sfnAt("http://127.0.0.1:" + newel.port(), "us-east-1", "id");
    }

    void stop() {
      await(newel.stop());
      await(own.close());
      await(vertx.close());
    }
  }

  private Instance start(Version version, LoadOfTasks load) {
    Instance started = new Instance(version);
    load.add(started.sfn);
    return started;
  }

  /**
   * As a Deployment does it: the new one first, then the old one is called no more, then it ends.
   */
  private Instance replace(Instance old, Version version, LoadOfTasks load) {
    Instance started = start(version, load);
    load.awaitTasks(TASKS);
    load.remove(old.sfn);
    load.awaitTasks(TASKS);
    old.stop();
    return started;
  }

  private String format() {
    return await(link.send(Request.cmd(Command.GET).arg("{newel}:format"))).toString();
  }

  @ParameterizedTest
  @MethodSource
  void shouldUpgradeAndDowngradeWithNobodyNoticing(Version old, Version next) throws Exception {
    await(link.send(Request.cmd(Command.FLUSHALL)));
    try (LoadOfTasks load = new LoadOfTasks()) {
      Instance one = start(old, load);
      Instance other = start(old, load);
      begin(load, one.sfn);
      load.awaitTasks(TASKS);

      one = replace(one, next, load);
      assertThat(format()).startsWith(old.format() + " ");
      other = replace(other, next, load);
      load.awaitTasks(TASKS);
      assertThat(format()).startsWith(next.format() + " ");
      one = replace(one, old, load);
      other = replace(other, old, load);

      load.finish();
      load.close();
      one.stop();
      other.stop();
    }
  }

  private static void begin(LoadOfTasks load, SfnClient sfn) {
    Workflows flows = new Workflows(sfn);
    String activity = flows.activity("work");
    String task = "{\"Type\": \"Task\", \"Resource\": \"" + activity + "\", ";
    String branch = "{\"StartAt\": \"%s\", \"States\": {\"%<s\": " + task + "\"End\": true}}}";
    String parallel =
        """
        {"StartAt": "P", "States": {
          "P": {"Type": "Parallel", "Branches": [%s, %s], "Next": "W"},
          "W": {"Type": "Wait", "Seconds": 1, "Next": "M"},
          "M": {"Type": "Map", "ItemsPath": "$", "Iterator": %s, "End": true}}}
        """
            .formatted(branch.formatted("A"), branch.formatted("B"), branch.formatted("I"));
    String chain =
        """
        {"StartAt": "A", "States": {
          "A": %s "ResultPath": "$.a", "Next": "W"},
          "W": {"Type": "Wait", "Seconds": 2, "Next": "B"},
          "B": %s "TimeoutSeconds": 60, "HeartbeatSeconds": 30, "End": true}}}
        """
            .formatted(task, task);
    load.begin(
        List.of(flows.machine("parallel", parallel), flows.machine("chain", chain)), activity);
  }
}
