package dev.newel.store.redis.key;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of keys, as the page about the architecture writes them. Whoever goes over all that is
 * stored knows by this what it is, and has to stop where it finds something else.
 */
public enum KeyKind {
  FORMAT("{newel}:format", "string"),
  PARTITIONS("{newel}:partitions", "string"),
  HOME("{newel}:home", "string"),
  TOKEN_KEYS("{newel}:token-keys", "string"),
  INSTANCES("{newel}:instances", "zset"),
  MACHINES("{newel}:machines:HOME", "zset"),
  ACTIVITIES("{newel}:activities:HOME", "zset"),
  OPEN_MAP_RUNS("{newel}:map-runs:HOME", "zset"),
  WITH_REPLACED("{newel}:replaced", "zset"),
  MACHINE("{m:NAME}", "string"),
  REVISION("{m:NAME}:REVISION", "hash"),
  REPLACED_REVISIONS("{m:NAME}o", "zset"),
  VERSIONS("{m:NAME}v", "hash"),
  ALIASES("{m:NAME}a", "hash"),
  ACTIVITY("{a:NAME}", "hash"),
  QUEUE("{a:NAME}q", "zset"),
  LEASED("{a:NAME}l", "zset"),
  WAITING("{a:NAME}w", "zset"),
  WORK("{a:NAME}s", "zset"),
  EXECUTION("{pN}x:MACHINE:NAME", "hash string"),
  HISTORY("{pN}h:MACHINE:NAME", "list"),
  /** With the qualifier of a version or an alias, or without one. */
  INDEX("{pN}i:LIST:STATUS", "zset"),
  DEADLINES("{pN}d", "zset"),
  OVERDUE("{pN}l", "zset"),
  OUTBOX("{pN}o", "zset"),
  RUN_RECORDS("{pN}y", "hash"),
  RUNS("{pN}r", "zset"),
  CALLS("{pN}c", "zset"),
  ENDED("{pN}e", "list"),
  PUT_OFF("{pN}k", "zset");

  private final String types;
  private final Pattern pattern;

  /**
   * @param form with words in capitals for what differs
   * @param types as Redis names them, with a blank between two
   */
  KeyKind(String form, String types) {
    this.types = types;
    this.pattern =
        Pattern.compile(
            Pattern.quote(form)
                .replace("pN}", "p\\E\\d+\\Q}")
                .replace(":HOME", "\\E(:[^:]+)?\\Q")
                .replace("REVISION", "\\E[^:]+\\Q")
                .replace("MACHINE", "\\E[^:]+\\Q")
                .replace("LIST", "\\E.+\\Q")
                .replace("STATUS", "\\E[A-Z]\\Q")
                .replace("NAME", "\\E[^:{}]+\\Q"));
  }

  /** The types that its values have, as Redis names them. */
  public Set<String> types() {
    return Set.of(types.split(" ", -1));
  }

  /** What a key is; null where this version of Newel has no such keys. */
  public static @Nullable KeyKind of(String key) {
    for (KeyKind kind : values()) {
      if (kind.pattern.matcher(key).matches()) {
        return kind;
      }
    }
    return null;
  }
}
