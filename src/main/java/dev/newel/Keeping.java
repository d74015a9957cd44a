package dev.newel;

import dev.newel.api.action.ArchivePlaces;
import dev.newel.archive.Archive;
import dev.newel.archive.ArchivePlace;
import dev.newel.archive.BucketArchive;
import dev.newel.archive.Keeper;
import dev.newel.archive.Retention;
import dev.newel.config.NewelConfig;
import dev.newel.engine.mapruns.bucket.Buckets;
import dev.newel.engine.mapruns.bucket.FolderBuckets;
import dev.newel.store.ClosedExecutions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What becomes of executions that have ended, as a configuration has it. */
final class Keeping {

  private static final String S3 = "s3://";

  /** Longer than anything is kept. */
  private static final Duration FOR_EVER = Duration.ofDays(1_000_000);

  /** Once in half a minute. */
  private static final int SELDOM = 60;

  private final NewelConfig.Keeping config;

  Keeping(NewelConfig config) {
    this.config = config.keeping();
  }

  /** After how long the store itself removes them: what needs more thought is for the keeper. */
  Duration inStore() {
    return isInStore() ? config.retention() : FOR_EVER;
  }

  private boolean isInStore() {
    return config.archive() == null && config.byMachine().isEmpty();
  }

  /** Who removes the others: where there are none, what earlier settings have left. */
  Keeper keeper(ClosedExecutions closed, MapRunData data, BucketArchive.Actions actions) {
    List<Retention.Rule> rules =
        config.byMachine().stream()
            .map(rule -> new Retention.Rule(pattern(rule.machines()), rule.retention()))
            .toList();
    Retention retention = new Retention(config.retention(), rules);
    return new Keeper(closed, retention, archive(data, actions), isInStore() ? SELDOM : 1);
  }

  private static Pattern pattern(String machines) {
    return Pattern.compile(Pattern.quote(machines).replace("*", "\\E.*\\Q"));
  }

  private Archive archive(MapRunData data, BucketArchive.Actions actions) {
    ArchivePlace place = place();
    return place == null
        ? Archive.NONE
        : new BucketArchive(data.workers(), buckets(data), place, actions);
  }

  private Buckets buckets(MapRunData data) {
    Path folder = folder();
    return folder == null
        ? data.buckets()
        : new FolderBuckets(Objects.requireNonNull(folder.getParent()));
  }

  /** Where each is then. */
  ArchivePlaces places() {
    ArchivePlace place = place();
    return place == null ? ArchivePlaces.NONE : place::of;
  }

  private @Nullable ArchivePlace place() {
    String to = config.archive();
    if (to == null) {
      return null;
    }
    Path folder = folder();
    if (folder != null) {
      return new ArchivePlace(String.valueOf(folder.getFileName()), "", folder + "/");
    }
    String[] path = to.substring(S3.length()).split("/", 2);
    String prefix = path.length < 2 ? "" : path[1].replaceAll("/$", "");
    return new ArchivePlace(path[0], prefix, S3 + path[0] + "/");
  }

  /** A folder is taken for a bucket of the folder that it is in. */
  private @Nullable Path folder() {
    String to = config.archive();
    if (to == null || to.startsWith(S3)) {
      return null;
    }
    Path folder = Path.of(to).toAbsolutePath().normalize();
    if (!Files.isDirectory(folder) || folder.getParent() == null) {
      throw new IllegalArgumentException("archive.to is no folder: " + folder);
    }
    return folder;
  }
}
