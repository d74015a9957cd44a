package dev.newel.console.page;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The files of the console: each is read, compressed and hashed once, when it is first asked for.
 */
final class Assets {

  private static final String FOLDER = "console/";

  /** So no path leads out of the folder. */
  private static final Pattern OWN = Pattern.compile("([a-z0-9-]+/)*[a-z0-9-]+\\.(js|css|svg)");

  private static final Map<String, String> TYPES =
      Map.of(
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml");

  private final Vertx vertx;
  private final Libraries libraries;
  private final Map<String, Asset> read = new ConcurrentHashMap<>();

  Assets(Vertx vertx, Libraries libraries) {
    this.vertx = vertx;
    this.libraries = libraries;
  }

  /**
   * Finds a file by its path.
   *
   * @param path below the console's own
   * @return the file; null where there is none, which is not remembered: anybody can ask for
   *     anything
   */
  Future<@Nullable Asset> find(String path) {
    String resource = resource(path);
    Asset known = read.get(path);
    if (resource == null || known != null) {
      return Future.succeededFuture(known);
    }
    return vertx.executeBlocking(() -> load(path, resource), false);
  }

  private @Nullable String resource(String path) {
    return OWN.matcher(path).matches() && !path.startsWith(Libraries.PATH)
        ? FOLDER + path
        : libraries.resource(path);
  }

  private @Nullable Asset load(String path, String resource) {
    byte[] text = ClassPath.find(resource);
    if (text == null) {
      return null;
    }
    boolean isOwn = resource.startsWith(FOLDER) && !path.endsWith(".svg");
    Asset asset = Asset.of(type(path), isOwn ? SourceText.shortened(text) : text);
    read.put(path, asset);
    return asset;
  }

  private static String type(String path) {
    String ending = path.substring(path.lastIndexOf('.') + 1);
    String type = TYPES.get(ending);
    if (type == null) {
      throw new IllegalStateException("no media type for " + path);
    }
    return type;
  }
}
