package dev.newel.load;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a Redis says of itself, all sections of INFO. */
record RedisInfo(String text) {

  private static final double NANOS_PER_SECOND = 1e9;
  private static final Pattern SCRIPT_CALLS =
      Pattern.compile("(?m)^cmdstat_(?:eval|evalsha|fcall)(?:_ro)?:calls=(\\d+)");
  private static final Pattern KEYS = Pattern.compile("(?m)^db\\d+:keys=");

  /** User and system time of the server so far, that of its children apart. */
  Duration cpu() {
    double seconds =
        Double.parseDouble(field("used_cpu_user")) + Double.parseDouble(field("used_cpu_sys"));
    return Duration.ofNanos((long) (seconds * NANOS_PER_SECOND));
  }

  /**
   * How many scripts clients have called. Other commands are left out: those that scripts call are
   * counted by Redis as if a client had sent them.
   */
  long scriptCalls() {
    return SCRIPT_CALLS
        .matcher(text)
        .results()
        .mapToLong(found -> Long.parseLong(found.group(1)))
        .sum();
  }

  /** Whether it is a replica that has got all of its primary. */
  boolean isInStep() {
    return text.contains("master_link_status:up");
  }

  boolean hasKeys() {
    return KEYS.matcher(text).find();
  }

  /** What its figures depend on. */
  String build() {
    return "%s, %s, appendonly %s"
        .formatted(
            field("redis_version"),
            field("mem_allocator"),
            field("aof_enabled").equals("1") ? "yes" : "no");
  }

  private String field(String name) {
    Matcher line = Pattern.compile("(?m)^" + name + ":(\\S*)").matcher(text);
    if (!line.find()) {
      throw new IllegalStateException("INFO has no " + name);
    }
    return line.group(1);
  }
}
