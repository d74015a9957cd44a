package dev.newel.aws.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The models that Newel brings: a zip with an entry per service. Its entries are compressed by
 * themselves and merely stored, so that those before the wanted one cost next to nothing.
 */
final class BundledModels implements ModelSource {

  static final String RESOURCE = "/aws/services.zip";
  static final String SUFFIX = ".json.gz";

  private static final JsonMapper MAPPER = new JsonMapper();

  private final Set<String> names;

  BundledModels() {
    Set<String> found = new TreeSet<>();
    try (ZipInputStream zip = open()) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String file = entry.getName();
        found.add(file.substring(0, file.length() - SUFFIX.length()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE, e);
    }
    this.names = Collections.unmodifiableSet(found);
  }

  @Override
  public Set<String> names() {
    return names;
  }

  @Override
  public JsonNode read(String name) {
    try (ZipInputStream zip = open()) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals(name + SUFFIX)) {
          return MAPPER.readTree(new GZIPInputStream(zip));
        }
      }
      throw new IllegalArgumentException("no such model: " + name);
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE, e);
    }
  }

  private static ZipInputStream open() {
    InputStream resource = BundledModels.class.getResourceAsStream(RESOURCE);
    if (resource == null) {
      throw new IllegalStateException("not on the class path: " + RESOURCE);
    }
    return new ZipInputStream(resource);
  }
}
