package dev.newel.testing;

import static dev.newel.testing.RedisFixture.await;

import dev.newel.store.redis.client.RedisLink;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Counts the commands that a Redis server was called with, from its own statistics. Commands that a
 * script calls are counted by the server too, under their own names.
 */
public final class CommandStats {

  private static final Pattern LINE = Pattern.compile("cmdstat_([^:]+):calls=(\\d+)");

  private final RedisLink link;

  public CommandStats(RedisLink link) {
    this.link = link;
  }

  /** Calls of each command since the server started, by the command's name in lower case. */
  public Map<String, Long> calls() {
    String info = await(link.send(Request.cmd(Command.INFO).arg("commandstats"))).toString();
    Map<String, Long> calls = new TreeMap<>();
    LINE.matcher(info).results().forEach(m -> calls.put(m.group(1), Long.parseLong(m.group(2))));
    return calls;
  }

  /** Calls of each command while something was done, without those that were not called. */
  public Map<String, Long> callsDuring(Runnable work) {
    Map<String, Long> before = calls();
    work.run();
    Map<String, Long> during = new TreeMap<>();
    calls()
        .forEach(
            (command, count) -> {
              long more = count - before.getOrDefault(command, 0L);
              if (more > 0 && !command.equals("info") && !command.equals("ping")) {
                during.put(command, more);
              }
            });
    return during;
  }

  /** How many scripts were called while something was done, by digest or by text. */
  public long scriptsDuring(Runnable work) {
    Map<String, Long> calls = callsDuring(work);
    return calls.getOrDefault("evalsha", 0L) + calls.getOrDefault("eval", 0L);
  }
}
