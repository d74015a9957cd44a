package dev.newel;

import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newel.bus.NewelClient;
import dev.newel.config.NewelConfig;
import dev.newel.ops.StartFailure;
import dev.newel.testing.LogRecords;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Newel comes and goes with an application's Vertx, and takes its own Redis along. */
class DeploymentTest {

  @TempDir Path folder;
  private final Vertx vertx = Vertx.vertx();
  private final LogRecords said = new LogRecords(Level.WARNING);

  @BeforeEach
  void listen() {
    said.begin();
  }

  @AfterEach
  void close() {
    said.end();
    await(vertx.close());
  }

  private NewelConfig onTheBus() {
    return NewelConfig.builder().dataFolder(folder.resolve("data")).withoutHttp().build();
  }

  @Test
  void shouldServeTheEventBusAlone() {
    Newel newel = await(Newel.deploy(vertx, onTheBus()));

    JsonObject made =
        await(newel.client().call("CreateActivity", new JsonObject("{\"name\":\"a\"}")));

    assertThat(made.getString("activityArn")).endsWith(":activity:a");
    assertThat(newel.port()).isZero();
    assertThat(newel.endpoint()).isNull();
    await(newel.stop());
  }

  @Test
  void shouldBeDeployedAgainAfterItWasStopped() throws IOException {
    NewelClient client = new NewelClient(vertx);
    for (int i = 0; i < 3; i++) {
      Newel newel = await(Newel.deploy(vertx, onTheBus()));
      await(client.call("CreateActivity", new JsonObject().put("name", "a" + i)));
      await(newel.stop());
      assertThat(isFree(folder.resolve("data"))).isTrue();
    }

    Newel newel = await(Newel.deploy(vertx, onTheBus()));
    JsonObject all = await(client.call("ListActivities", new JsonObject()));
    await(newel.stop());

    assertThat(all.getJsonArray("activities")).hasSize(3);
    assertThat(said.messages()).isEmpty();
  }

  @Test
  void shouldEndWithTheVertx() throws IOException {
    Newel newel = await(Newel.deploy(vertx, onTheBus()));
    await(newel.client().call("ListActivities", new JsonObject()));

    await(vertx.close());

    assertThat(isFree(folder.resolve("data"))).isTrue();
    assertThat(said.messages()).isEmpty();
  }

  @Test
  void shouldBeDeployedOnceAtATime() {
    Newel newel = await(Newel.deploy(vertx, onTheBus()));

    assertThatThrownBy(() -> await(Newel.deploy(vertx, onTheBus())))
        .hasMessageContaining("deployed to this Vertx already");

    await(newel.client().call("ListActivities", new JsonObject()));
    await(newel.stop());
  }

  @Test
  void shouldLeaveNothingBehindWhereItCannotListen() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
      NewelConfig config =
          NewelConfig.builder()
              .dataFolder(folder.resolve("data"))
              .httpPort(taken.getLocalPort())
              .build();

      assertThatThrownBy(() -> await(Newel.deploy(vertx, config)))
          .isInstanceOf(StartFailure.class)
          .hasMessageContaining("cannot listen on 127.0.0.1:" + taken.getLocalPort());
    }
    assertThat(isFree(folder.resolve("data"))).isTrue();

    await(await(Newel.deploy(vertx, onTheBus())).stop());
  }

  @Test
  void shouldSayThatTheDataFolderCannotBeUsed() throws IOException {
    Path file = Files.writeString(folder.resolve("data"), "not a folder");

    assertThatThrownBy(() -> await(Newel.deploy(vertx, onTheBus())))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("there is a file in its place, " + file);
  }

  /** Whether no Newel has the data folder, and no Redis runs on it. */
  private static boolean isFree(Path data) throws IOException {
    try (FileChannel lock =
        FileChannel.open(data.resolve("newel.lock"), StandardOpenOption.WRITE)) {
      return lock.tryLock() != null && !Files.exists(data.resolve("redis.pid"));
    }
  }
}
