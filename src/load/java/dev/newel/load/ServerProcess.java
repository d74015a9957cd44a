package dev.newel.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Newel in a process of its own, with its embedded Redis and a data folder for the time. */
final class ServerProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long LOOK_AGAIN_MS = 50;
  private static final Pattern LISTENING = Pattern.compile("Listening on http://.*:(\\d+)");

  /** A heap that neither grows nor shrinks, so that its size is no part of the noise. */
  private static final List<String> JVM_OPTIONS = List.of("-Xms1g", "-Xmx1g");

  private final Process newel;
  private final Path folder;
  private final ProcessHandle redis;
  private final InetSocketAddress address;

  private ServerProcess(Process newel, Path folder) throws IOException, InterruptedException {
    this.newel = newel;
    this.folder = folder;
    int port = awaitPort(newel, output(folder));
    this.address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    String redisPid = Files.readString(dataIn(folder).resolve("redis.pid")).strip();
    this.redis = ProcessHandle.of(Long.parseLong(redisPid)).orElseThrow();
  }

  /** Starts a Newel with the default settings on a free port, and waits until it listens. */
  static ServerProcess start(String classPath) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("newel-load");
    List<String> command =
        Stream.of(
                Stream.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()),
                JVM_OPTIONS.stream(),
                Stream.of("-cp", classPath, "dev.newel.Main"))
            .flatMap(part -> part)
            .toList();
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output(folder).toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("NEWEL_"));
    builder.environment().put("NEWEL_HTTP_PORT", "0");
    builder.environment().put("NEWEL_DATA_DIR", dataIn(folder).toString());
    Process newel = builder.start();
    // also when the benchmark is interrupted: a Newel that ends takes its Redis with it
    Runtime.getRuntime().addShutdownHook(new Thread(newel::destroy, "newel-stop"));
    return new ServerProcess(newel, folder);
  }

  private static Path output(Path folder) {
    return folder.resolve("output.txt");
  }

  private static Path dataIn(Path folder) {
    return folder.resolve("data");
  }

  private static int awaitPort(Process newel, Path output)
      throws IOException, InterruptedException {
    long givenUpAt = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < givenUpAt) {
      boolean ended = newel.waitFor(LOOK_AGAIN_MS, TimeUnit.MILLISECONDS);
      Matcher listening = LISTENING.matcher(Files.readString(output));
      if (listening.find()) {
        return Integer.parseInt(listening.group(1));
      }
      if (ended) {
        break;
      }
    }
    throw new IOException("Newel does not start: " + Files.readString(output));
  }

  InetSocketAddress address() {
    return address;
  }

  ProcessHandle newel() {
    return newel.toHandle();
  }

  Duration newelCpu() throws IOException {
    return cpuOf(newel());
  }

  Duration redisCpu() throws IOException {
    return cpuOf(redis);
  }

  /** User and system time of a process so far. */
  static Duration cpuOf(ProcessHandle process) throws IOException {
    return process
        .info()
        .totalCpuDuration()
        .orElseThrow(() -> new IOException("no CPU time of process " + process.pid()));
  }

  @Override
  public void close() throws IOException, InterruptedException {
    newel.destroy();
    if (!newel.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new IOException("Newel does not stop; its data stays in " + folder);
    }
    // a Newel that did not end in good order leaves its Redis behind
    redis.destroyForcibly();
    redis.onExit().join();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(ServerProcess::delete);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
