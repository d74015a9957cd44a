package dev.newel.console.browser;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.Json;
import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/** One Chromium for all tests of a run, without a window and with a profile of its own. */
final class Browser implements AutoCloseable {

  private static final Pattern LISTENING = Pattern.compile("DevTools listening on (ws://\\S+)");

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");

  private final Vertx vertx = Vertx.vertx();
  private final Process process;
  private final Path profile;
  private final DevTools tools;

  private Browser(String program) throws IOException {
    profile = Files.createTempDirectory("newel-browser");
    process = new ProcessBuilder(command(program)).redirectErrorStream(true).start();
    tools = DevTools.connect(vertx, address(process.inputReader(StandardCharsets.UTF_8)));
  }

  private List<String> command(String program) {
    List<String> words = new ArrayList<>();
    words.add(program);
    words.add("--headless=new");
    words.add("--remote-debugging-port=0");
    words.add("--user-data-dir=" + profile);
    words.add("--no-first-run");
    words.add("--disable-gpu");
    words.add("--disable-dev-shm-usage");
    words.add("--disable-background-networking");
    words.add("--hide-scrollbars");
    words.add("--force-color-profile=srgb");
    if (System.getProperty("user.name").equals("root")) {
      words.add("--no-sandbox"); // which root cannot have
    }
    return words;
  }

  private static URI address(BufferedReader said) throws IOException {
    StringBuilder all = new StringBuilder();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      Matcher listening = LISTENING.matcher(line);
      if (listening.find()) {
        drain(said);
        return URI.create(listening.group(1));
      }
      all.append(line).append('\n');
    }
    throw new AssertionError("Chromium did not start:\n" + all);
  }

  /** So that it never waits for a reader. */
  private static void drain(BufferedReader said) {
    Thread reader = new Thread(() -> said.lines().forEach(line -> {}), "browser-output");
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * The browser of this run, started when it is first asked for.
   *
   * @throws TestAbortedException where there is none, unless one is required
   */
  static Browser of(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(Browser.class))
        .computeIfAbsent("browser", key -> start(), Browser.class);
  }

  private static Browser start() {
    Optional<String> program = program();
    if (program.isEmpty()) {
      String told = "no Chromium: the console is not tested in a browser";
      if (System.getProperty("console.browser", "").equals("required")) {
        throw new AssertionError(told);
      }
      throw new TestAbortedException(told);
    }
    try {
      return new Browser(program.get());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<String> program() {
    String named = System.getenv("NEWEL_BROWSER");
    if (named != null) {
      return Optional.of(named);
    }
    String path = System.getenv("PATH");
    return path == null
        ? Optional.empty()
        : NAMES.stream()
            .flatMap(name -> Stream.of(path.split(File.pathSeparator)).map(in -> Path.of(in, name)))
            .filter(Files::isExecutable)
            .map(Path::toString)
            .findFirst();
  }

  /** A new page with nothing in it, in a context of its own: it shares no storage with others. */
  Page open() {
    ObjectNode params = Json.MAPPER.createObjectNode();
    String context =
        tools.call(null, "Target.createBrowserContext", params).path("browserContextId").asText();
    params = Json.MAPPER.createObjectNode().put("url", "about:blank");
    String target =
        tools
            .call(null, "Target.createTarget", params.put("browserContextId", context))
            .path("targetId")
            .asText();
    params = Json.MAPPER.createObjectNode().put("targetId", target).put("flatten", true);
    return new Page(
        tools,
        target,
        tools.call(null, "Target.attachToTarget", params).path("sessionId").asText());
  }

  /** Called when the run ends. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    vertx.close().await();
    remove(profile.toFile());
  }

  private static void remove(File file) {
    File[] within = file.listFiles();
    if (within != null) {
      Stream.of(within).forEach(Browser::remove);
    }
    if (!file.delete()) {
      file.deleteOnExit();
    }
  }
}
