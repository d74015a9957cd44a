package dev.newel.aws;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was behind the name of a state machine when an execution was started.
 *
 * @param version the number of the version that it runs; 0 for none, which is the newest revision
 * @param alias that led to the version; null for none
 */
public record Qualifier(int version, @Nullable String alias) {

  public static final Qualifier NONE = new Qualifier(0, null);

  /** As they stand behind the name: the version, and the alias where there is one. */
  public List<String> names() {
    if (version == 0) {
      return List.of();
    }
    String number = Integer.toString(version);
    return alias == null ? List.of(number) : List.of(number, alias);
  }
}
