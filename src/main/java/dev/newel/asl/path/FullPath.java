package dev.newel.asl.path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.PathNotFoundException;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import dev.newel.asl.Json;
import dev.newel.asl.StateException;
import org.jspecify.annotations.Nullable;

/**
 * A path in all of JSONPath, by the library that AWS uses too, so that meaning and messages are the
 * same. Reads only, and within an allowance of work.
 */
final class FullPath {

  private final JsonPath path;
  private final String text;
  private final PathWorkload workload;

  private FullPath(JsonPath path, String text, PathWorkload workload) {
    this.path = path;
    this.text = text;
    this.workload = workload;
  }

  /**
   * @param path begins with a single {@code $}, and is within {@link PathBounds}
   * @param text the path as the definition has it, for messages
   */
  static FullPath compile(String path, String text) throws ExpressionSyntaxException {
    try {
      return new FullPath(JsonPath.compile(path), text, PathWorkload.of(path));
    } catch (RuntimeException e) {
      // beside its own exception the library lets those of number parsing and indexing through
      throw new ExpressionSyntaxException("'" + text + "' is not a valid JSONPath: " + e);
    }
  }

  /**
   * The value, or null where a definite path leads nowhere. An indefinite one gives an array of its
   * matches, an empty one even where a parent is missing.
   */
  @Nullable JsonNode find(JsonNode root) {
    try {
      return read(root);
    } catch (PathNotFoundException e) {
      return path.isDefinite() ? null : JsonNodeFactory.instance.arrayNode();
    }
  }

  /** Why a definite path leads nowhere. */
  String whyMissing(JsonNode root) {
    try {
      read(root);
      return "No results for path: " + path.getPath();
    } catch (PathNotFoundException e) {
      return reason(e);
    }
  }

  private @Nullable JsonNode read(JsonNode root) {
    BoundedReader reader = new BoundedReader(root, workload);
    try {
      Object found =
          path.read(
              root, Configuration.builder().jsonProvider(reader).mappingProvider(reader).build());
      // a function such as length() answers a plain Java value
      return found instanceof JsonNode || found == null
          ? (JsonNode) found
          : Json.MAPPER.valueToTree(found);
    } catch (PathNotFoundException | StateException e) {
      throw e;
    } catch (RuntimeException e) {
      // a filter or function that does not fit the data, which the library reports in many ways
      throw StateException.runtime("Invalid path '" + text + "' : " + reason(e));
    }
  }

  private static String reason(RuntimeException e) {
    return String.valueOf(e.getMessage())
        .replace(BoundedReader.class.getName(), JacksonJsonNodeJsonProvider.class.getName());
  }
}
