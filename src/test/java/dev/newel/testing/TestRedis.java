package dev.newel.testing;

import com.redis.testcontainers.RedisContainer;
import dev.newel.store.redis.embedded.EmbeddedRedis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.testcontainers.utility.DockerImageName;

/**
 * A real Redis for tests: in a container where there is Docker, else the embedded one.
 *
 * @param url where it listens
 * @param stop ends it
 */
record TestRedis(String url, AutoCloseable stop) implements AutoCloseable {

  private static final DockerImageName IMAGE = DockerImageName.parse("redis:7.4");

  static TestRedis start() throws IOException {
    return hasDocker() ? inContainer() : embedded();
  }

  /** Looks before Testcontainers does, which takes seconds to find that there is no Docker. */
  private static boolean hasDocker() {
    String host = System.getenv("DOCKER_HOST");
    return (host != null && !host.isBlank()) || Files.exists(Path.of("/var/run/docker.sock"));
  }

  private static TestRedis inContainer() {
    RedisContainer container = new RedisContainer(IMAGE);
    container.start();
    return new TestRedis(container.getRedisURI(), container);
  }

  private static TestRedis embedded() throws IOException {
    Path folder = Files.createTempDirectory("newel-test-");
    EmbeddedRedis redis = EmbeddedRedis.start(folder);
    return new TestRedis(
        redis.url(),
        () -> {
          redis.close();
          delete(folder);
        });
  }

  @Override
  public void close() throws Exception {
    stop.close();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
