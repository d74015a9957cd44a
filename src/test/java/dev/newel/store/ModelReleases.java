package dev.newel.store;

import dev.newel.aws.Name;
import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A model has no versions, and makes none. */
record ModelReleases(Wire wire) implements Releases {

  @Override
  public Future<Published> of(Name machine) {
    return wire.send(() -> Published.NONE);
  }

  @Override
  public Future<PublishResult> publish(
      Name machine, String revision, @Nullable String description, long time) {
    throw none();
  }

  @Override
  public Future<List<String>> deleteVersion(Name machine, Version version) {
    throw none();
  }

  @Override
  public Future<AliasResult> writeAlias(Name machine, @Nullable Alias before, Alias alias) {
    throw none();
  }

  @Override
  public Future<Void> deleteAlias(Name machine, String alias) {
    throw none();
  }

  private static UnsupportedOperationException none() {
    return new UnsupportedOperationException("versions are no part of the model");
  }
}
