package dev.newel.store.redis.client;

import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newel.testing.CommandStats;
import dev.newel.testing.RedisFixture;
import dev.newel.testing.RedisFixture.RedisUrl;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RedisFixture.class)
class ScriptTest {

  private static final Script ECHO = Script.load("test-echo");

  private static final Pattern INCLUDE = Pattern.compile("-- @include (\\S+)");

  private final RedisLink link;

  ScriptTest(RedisLink link) {
    this.link = link;
  }

  @BeforeEach
  void forgetScripts() {
    await(link.send(Request.cmd(Command.SCRIPT).arg("FLUSH")));
  }

  @Test
  void shouldPassTextAndBytesAndNumbers() {
    byte[] bytes = "bytes".getBytes(StandardCharsets.UTF_8);

    String echoed =
        await(link.eval(ECHO, List.of("key", Buffer.buffer("k2")), List.of("é", bytes, 7, -8L)))
            .toString();

    assertThat(echoed).isEqualTo("key,k2|é,bytes,7,-8");
  }

  @Test
  void shouldSendTheTextOnceToAServerThatDoesNotKnowIt(CommandStats stats) {
    Map<String, Long> calls =
        stats.callsDuring(
            () -> {
              await(link.eval(ECHO, List.of(), List.of("1")));
              await(link.eval(ECHO, List.of(), List.of("2")));
            });

    assertThat(calls).containsOnly(Map.entry("evalsha", 2L), Map.entry("eval", 1L));
  }

  @Test
  void shouldFailWithTheErrorOfTheScript() {
    assertThatThrownBy(() -> await(link.send(Request.cmd(Command.EVAL).arg("x").arg(0))))
        .hasStackTraceContaining("ERR Error compiling script");
  }

  @Test
  void shouldRefuseAScriptThatIsNotThere() {
    assertThatThrownBy(() -> Script.load("test-absent"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no script lua/test-absent.lua on the class path");
  }

  /** Where a script is not known its failure hides the replies of commands that come with it. */
  @Test
  void shouldHaveAServerKnowAllScriptsFromTheStart(Vertx vertx, RedisUrl url) throws IOException {
    RedisLink another = await(RedisLink.open(vertx, new LinkOptions(url.value())));

    for (String name : names()) {
      Script script = Script.load(name);
      assertThat(
              await(another.send(Request.cmd(Command.SCRIPT).arg("EXISTS").arg(script.digest()))))
          .as(name)
          .extracting(Response::toInteger)
          .containsExactly(1);
    }
    await(another.close());
  }

  /** All there are, but for what others include. */
  private static Set<String> names() throws IOException {
    Set<String> names = new TreeSet<>();
    Set<String> included = new TreeSet<>();
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/lua"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".lua")).toList()) {
        names.add(file.getFileName().toString().replace(".lua", ""));
        INCLUDE.matcher(Files.readString(file)).results().forEach(m -> included.add(m.group(1)));
      }
    }
    names.removeAll(included);
    return names;
  }
}
