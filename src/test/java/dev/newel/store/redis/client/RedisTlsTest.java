package dev.newel.store.redis.client;

import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newel.testing.RedisNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PfxOptions;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Redis behind TLS, which a proxy ends, as the server that comes along is built without. */
class RedisTlsTest {

  private static final Duration REPLY_TIMEOUT = Duration.ofSeconds(5);

  /** What a refusal must not take. */
  private static final Duration PATIENCE = Duration.ofHours(1);

  private static final String PASSWORD = "secret";

  @TempDir Path folder;

  private final Vertx vertx = Vertx.vertx();
  private RedisNode redis;
  private NetServer tls;

  @BeforeEach
  void open() throws Exception {
    keytool("-genkeypair", "-keyalg", "EC", "-dname", "CN=test", "-ext", "san=dns:localhost");
    keytool("-exportcert", "-rfc", "-file", certificate().toString());
    redis = RedisNode.start(folder.resolve("redis"));
    PfxOptions key = new PfxOptions().setPath(keys().toString()).setPassword(PASSWORD);
    NetServerOptions options = new NetServerOptions().setSsl(true).setKeyCertOptions(key);
    tls = vertx.createNetServer(options).connectHandler(this::forward);
    await(tls.listen(0, "localhost"));
  }

  private Path keys() {
    return folder.resolve("keys.p12");
  }

  private Path certificate() {
    return folder.resolve("certificate.pem");
  }

  private void keytool(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-keystore", keys().toString(), "-storepass", PASSWORD, "-alias", "it"));
    assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
  }

  private void forward(NetSocket client) {
    client.pause();
    Future<NetSocket> server = vertx.createNetClient().connect(redis.port(), "127.0.0.1");
    server.onSuccess(
        found -> {
          client.pipeTo(found);
          found.pipeTo(client);
        });
  }

  @AfterEach
  void close() {
    await(vertx.close());
    redis.close();
  }

  private LinkOptions options(String host, @Nullable Path trusted) {
    String url = "rediss://" + host + ":" + tls.actualPort();
    return new LinkOptions(url, REPLY_TIMEOUT, PATIENCE, 0, trusted);
  }

  @Test
  void shouldTrustTheCertificatesOfTheFile() {
    Path trusted = certificate();
    RedisLink link = await(RedisLink.open(vertx, options("localhost", trusted)));

    assertThat(await(link.send(Request.cmd(Command.PING))).toString()).isEqualTo("PONG");
    await(link.close());
  }

  @Test
  void shouldRefuseACertificateThatNobodyVouchesFor() {
    assertThatThrownBy(() -> await(RedisLink.open(vertx, options("localhost", null))))
        .hasRootCauseMessage("unable to find valid certification path to requested target");
  }

  @Test
  void shouldRefuseTheCertificateOfAnotherHost() {
    Path trusted = certificate();

    assertThatThrownBy(() -> await(RedisLink.open(vertx, options("127.0.0.1", trusted))))
        .hasCauseInstanceOf(SSLHandshakeException.class);
  }
}
