package dev.newel.store;

import dev.newel.aws.Name;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The versions of state machines, and the aliases that lead to them. They go with their machine.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/concepts-cd-aliasing-versioning.html">
 *     Versions and aliases</a>
 */
public interface Releases {

  /** How many versions a machine can have at a time. */
  int MOST_VERSIONS = 1_000;

  /** How many aliases a machine can have. */
  int MOST_ALIASES = 100;

  /**
   * A revision that has a number.
   *
   * @param number from 1 on; none is given twice
   * @param creationTime epoch milliseconds
   */
  record Version(int number, String revision, long creationTime, @Nullable String description) {}

  /**
   * Where an alias leads.
   *
   * @param weight of a hundred starts, about how many
   */
  record Route(int version, int weight) {}

  /**
   * A name for one version, or for two.
   *
   * @param creationTime epoch milliseconds
   * @param updateTime epoch milliseconds
   */
  record Alias(
      String name,
      List<Route> routes,
      @Nullable String description,
      long creationTime,
      long updateTime) {}

  /**
   * All that a machine has of either.
   *
   * @param versions by their numbers
   * @param aliases by their names
   */
  record Published(Map<Integer, Version> versions, Map<String, Alias> aliases) {

    public static final Published NONE = new Published(Map.of(), Map.of());

    /** The version of a revision. */
    public @Nullable Version of(String revision) {
      for (Version version : versions.values()) {
        if (version.revision().equals(revision)) {
          return version;
        }
      }
      return null;
    }
  }

  /** What became of the wish to publish a revision. */
  sealed interface PublishResult {

    /** There is this version of it, now or since it was published before. */
    record Done(Version version) implements PublishResult {}

    /** It is not the newest revision, or its machine is being deleted. */
    record Outdated() implements PublishResult {}

    /** The machine has {@link #MOST_VERSIONS}. */
    record TooMany() implements PublishResult {}
  }

  /** What became of the wish to write an alias. */
  enum AliasResult {
    WRITTEN,
    /** It is not what it was taken to be. */
    CHANGED,
    /** It would lead to a version that is not there. */
    NO_VERSION,
    /** The machine has {@link #MOST_ALIASES}. */
    TOO_MANY
  }

  /** Those of a machine; none where there is no machine. */
  Future<Published> of(Name machine);

  /**
   * Gives a revision a number, if it is the newest one and has none.
   *
   * @param time epoch milliseconds
   */
  Future<PublishResult> publish(
      Name machine, String revision, @Nullable String description, long time);

  /**
   * Deletes a version that no alias leads to. Executions that run it go on.
   *
   * @return the aliases that keep it; none where it is gone
   */
  Future<List<String>> deleteVersion(Name machine, Version version);

  /**
   * Writes an alias.
   *
   * @param before what it is taken to be; null where it is new
   */
  Future<AliasResult> writeAlias(Name machine, @Nullable Alias before, Alias alias);

  Future<Void> deleteAlias(Name machine, String alias);
}
