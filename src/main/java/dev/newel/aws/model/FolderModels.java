package dev.newel.aws.model;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Models in a folder of the user's, in files and folders of any name, as AWS's command line and its
 * SDK for Python have them: {@code s3/2006-03-01/service-2.json} or {@code .json.gz}. Where a
 * service is there in several versions, the last one by path counts. Other JSON is let be.
 */
final class FolderModels implements ModelSource {

  private static final JsonMapper MAPPER = new JsonMapper();

  private final Map<String, Path> files;

  private FolderModels(Map<String, Path> files) {
    this.files = files;
  }

  static FolderModels of(Path folder) {
    Map<String, Path> files = new TreeMap<>();
    for (Path file : jsonFiles(folder)) {
      JsonNode metadata = metadata(file);
      if (metadata.has("serviceId") && ServiceModelReader.protocolOf(metadata).isPresent()) {
        files.put(ServiceModelReader.nameOf(metadata), file);
      }
    }
    return new FolderModels(files);
  }

  @Override
  public Set<String> names() {
    return Collections.unmodifiableSet(files.keySet());
  }

  @Override
  public JsonNode read(String name) {
    Path file = files.get(name);
    if (file == null) {
      throw new IllegalArgumentException("no such model: " + name);
    }
    try (InputStream in = open(file)) {
      return MAPPER.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  private static List<Path> jsonFiles(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().matches(".*\\.json(\\.gz)?")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(folder.toString(), e);
    }
  }

  /** Only this is read of each file at the start; it stands near the top. */
  private static JsonNode metadata(Path file) {
    try (InputStream in = open(file);
        JsonParser parser = MAPPER.createParser(in)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String field = parser.currentName();
          parser.nextToken();
          if (field.equals("metadata")) {
            return parser.readValueAsTree();
          }
          parser.skipChildren();
        }
      }
      return MAPPER.missingNode();
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  private static InputStream open(Path file) throws IOException {
    InputStream in = Files.newInputStream(file);
    return file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
  }
}
