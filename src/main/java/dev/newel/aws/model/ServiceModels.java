package dev.newel.aws.model;

import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The models of AWS's services. They are read when first asked for, and kept while there is memory
 * to spare: a large one (EC2) has some 10 MB.
 */
public final class ServiceModels {

  private final Map<String, ModelSource> sources;
  private final Map<String, SoftReference<ServiceModel>> kept = new ConcurrentHashMap<>();

  private ServiceModels(Map<String, ModelSource> sources) {
    this.sources = sources;
  }

  /** Those that Newel brings. Reads 3 MB, so not for an event loop. */
  public static ServiceModels bundled() {
    return new ServiceModels(Map.of()).with(new BundledModels());
  }

  /**
   * These and those in a folder, which win. Reads a little of each file there.
   *
   * @param folder files in the form of {@code service-2.json}, in folders of any depth
   * @throws UncheckedIOException if one cannot be read, or is no JSON
   */
  public ServiceModels withFolder(Path folder) {
    return with(FolderModels.of(folder));
  }

  private ServiceModels with(ModelSource source) {
    Map<String, ModelSource> all = new TreeMap<>(sources);
    source.names().forEach(name -> all.put(name, source));
    return new ServiceModels(all);
  }

  /** The services, by their names in ARNs. */
  public Set<String> names() {
    return Collections.unmodifiableSet(sources.keySet());
  }

  /**
   * A service's model. If it is not in memory it is read, which takes 1 to 150 ms: ask for it on a
   * worker, or for {@link #loaded} first.
   *
   * @throws UncheckedIOException if it cannot be read
   */
  public Optional<ServiceModel> find(String name) {
    ModelSource source = sources.get(name);
    if (source == null) {
      return Optional.empty();
    }
    return loaded(name).or(() -> Optional.of(load(name, source)));
  }

  /** A service's model, if it is in memory. Never blocks. */
  public Optional<ServiceModel> loaded(String name) {
    @Nullable SoftReference<ServiceModel> reference = kept.get(name);
    return Optional.ofNullable(reference == null ? null : reference.get());
  }

  private ServiceModel load(String name, ModelSource source) {
    ServiceModel model = ServiceModelReader.read(source.read(name));
    kept.put(name, new SoftReference<>(model));
    return model;
  }
}
