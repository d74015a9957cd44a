package dev.newel.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example application, on the artifact and what that declares, as users have it. */
class OrderApplicationIT {

  private static final Path SOURCES = Path.of("src/examples/java/com/example/orders");
  private static final String ORDERED =
      "order {\"item\":\"apple\",\"count\":3,\"price\":6,\"packed\":true}";

  /** Two members of a cluster on this machine find each other without multicast. */
  private static final String CLUSTER =
      """
      <hazelcast xmlns="http://www.hazelcast.com/schema/config">
        <cluster-name>%s</cluster-name>
        <network>
          <port auto-increment="true">5701</port>
          <join>
            <auto-detection enabled="false"/>
            <multicast enabled="false"/>
            <tcp-ip enabled="true"><member>127.0.0.1</member></tcp-ip>
          </join>
          <interfaces enabled="true"><interface>127.0.0.1</interface></interfaces>
        </network>
      </hazelcast>
      """;

  @TempDir Path folder;

  private static String classPath() throws IOException {
    String declared = Files.readString(Path.of(System.getProperty("newel.class-path"))).strip();
    return System.getProperty("newel.artifact") + File.pathSeparator + declared;
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.list(SOURCES)) {
      return files.toList();
    }
  }

  private Path compile() throws IOException {
    Path classes = Files.createDirectories(folder.resolve("classes"));
    List<String> arguments =
        new ArrayList<>(List.of("-d", classes.toString(), "-cp", classPath(), "-proc:none"));
    sources().forEach(source -> arguments.add(source.toString()));
    int errors =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    assertThat(errors).isZero();
    return classes;
  }

  private String run(String classPath, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of("-cp", classPath, "com.example.orders.OrderApplication"));
    command.add(folder.resolve("data").toString());
    command.addAll(List.of(arguments));
    Path output = folder.resolve("output");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = process.waitFor(2, TimeUnit.MINUTES);
    process.destroyForcibly();
    String text = Files.readString(output);
    assertThat(ended).as(text).isTrue();
    assertThat(process.exitValue()).as(text).isZero();
    return text;
  }

  @Test
  void shouldWorkAnOrder() throws Exception {
    assertThat(run(compile() + File.pathSeparator + classPath())).contains(ORDERED);
  }

  @Test
  void shouldWorkAnOrderOnAClusteredEventBus() throws Exception {
    Files.writeString(
        Files.createDirectories(folder.resolve("cluster")).resolve("cluster.xml"),
        CLUSTER.formatted("orders-" + ProcessHandle.current().pid()));
    String hazelcast =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> entry.contains("hazelcast"))
            .collect(Collectors.joining(File.pathSeparator));
    String classPath =
        String.join(
            File.pathSeparator,
            folder.resolve("cluster").toString(),
            compile().toString(),
            classPath(),
            hazelcast);

    String output = run(classPath, "cluster");

    assertThat(output).contains("Members {size:2").contains(ORDERED);
  }

  @Test
  void shouldBeShort() throws IOException {
    long lines = 0;
    for (Path source : sources()) {
      lines += Files.readAllLines(source).size();
    }
    assertThat(lines).isLessThan(150);
  }
}
