package dev.newel.engine.mapruns.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.data.Json;
import dev.newel.engine.mapruns.bucket.FolderBuckets;
import dev.newel.engine.mapruns.reader.ItemPage;
import dev.newel.engine.mapruns.reader.ItemReader;
import dev.newel.engine.mapruns.reader.ItemReaders;
import dev.newel.engine.mapruns.reader.ReaderOrder;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A bucket in a folder, and readers of it. */
final class FolderFixture {

  static final String GET = "arn:aws:states:::s3:getObject";
  static final String LIST = "arn:aws:states:::s3:listObjectsV2";

  private static final Vertx VERTX = Vertx.vertx();
  private static final WorkerExecutor WORKERS = VERTX.createSharedWorkerExecutor("data", 2);

  private final Path bucket;
  private final Path folder;

  FolderFixture(Path folder) throws IOException {
    this.folder = folder;
    this.bucket = Files.createDirectory(folder.resolve("b"));
  }

  Path put(String key, byte[] content) throws IOException {
    Path file = bucket.resolve(key);
    Files.createDirectories(file.getParent());
    return Files.write(file, content);
  }

  Path put(String key, String content) throws IOException {
    return put(key, content.getBytes(StandardCharsets.UTF_8));
  }

  /** Readers that know nothing of what others have read. */
  ItemReaders readers() {
    return new BucketItemReaders(WORKERS, new FolderBuckets(folder), 1_000);
  }

  ItemReader open(String resource, String arguments, String config) {
    return open(readers(), resource, arguments, config);
  }

  static ItemReader open(ItemReaders readers, String resource, String arguments, String config) {
    return await(readers.open(new ReaderOrder(resource, json(arguments), json(config))));
  }

  /** All items as texts, with their sources in front; each page is read by another reader. */
  List<String> readBySingles(String resource, String arguments, String config, int maxItems) {
    List<String> items = new ArrayList<>();
    String position = null;
    do {
      ItemPage page = read(open(resource, arguments, config), position, maxItems);
      page.items().forEach(item -> items.add(page.source() + " " + Json.write(item)));
      position = page.next();
    } while (position != null);
    return items;
  }

  /** All items as texts, with their sources in front, read by one reader. */
  List<String> read(String resource, String arguments, String config) {
    ItemReader reader = open(resource, arguments, config);
    List<String> items = new ArrayList<>();
    String position = null;
    do {
      ItemPage page = read(reader, position, 3);
      page.items().forEach(item -> items.add(page.source() + " " + Json.write(item)));
      position = page.next();
    } while (position != null);
    return items;
  }

  static ItemPage read(ItemReader reader, @Nullable String position, int maxItems) {
    return await(reader.read(position, maxItems));
  }

  static <T> T await(Future<T> future) {
    try {
      return future.await(20, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonNode json(String text) {
    try {
      return Json.MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
