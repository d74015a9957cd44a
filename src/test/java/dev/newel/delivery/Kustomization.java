package dev.newel.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A folder of manifests, with the file that lists them. */
record Kustomization(Path folder, JsonNode settings, List<JsonNode> objects) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  static Kustomization read(Path folder) throws IOException {
    JsonNode settings = documents(folder.resolve("kustomization.yaml")).get(0);
    List<JsonNode> objects = new ArrayList<>();
    for (JsonNode resource : settings.path("resources")) {
      Path path = folder.resolve(resource.asText());
      objects.addAll(Files.isDirectory(path) ? read(path).objects() : documents(path));
    }
    return new Kustomization(folder, settings, objects);
  }

  /** The one object of a kind and name. */
  JsonNode object(String kind, String name) {
    List<JsonNode> found =
        objects.stream()
            .filter(object -> object.path("kind").asText().equals(kind))
            .filter(object -> object.at("/metadata/name").asText().equals(name))
            .toList();
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " of " + kind + " " + name + " in " + folder);
    }
    return found.get(0);
  }

  /** What a configMapGenerator or secretGenerator of this folder puts under a key. */
  String literal(String generator, String name, String key) {
    for (JsonNode generated : settings.path(generator)) {
      for (JsonNode literal : generated.path("literals")) {
        if (generated.path("name").asText().equals(name)
            && literal.asText().startsWith(key + "=")) {
          return literal.asText().substring(key.length() + 1);
        }
      }
    }
    throw new AssertionError("no " + key + " in " + generator + " " + name + " of " + folder);
  }

  private static List<JsonNode> documents(Path file) throws IOException {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    List<JsonNode> documents = new ArrayList<>();
    for (Object document : new Yaml(new SafeConstructor(options)).loadAll(Files.readString(file))) {
      documents.add(MAPPER.valueToTree(document));
    }
    return documents;
  }
}
