package dev.newel.task.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.data.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The connections that HTTP tasks may name. */
public final class Connections {

  public static final Connections NONE = new Connections(Map.of());

  private static final String ARN_PART = "connection/";

  private final Map<String, Connection> byName;

  private Connections(Map<String, Connection> byName) {
    this.byName = Map.copyOf(byName);
  }

  /**
   * Reads a file with one JSON object: by each connection's name what EventBridge's
   * CreateConnection would be given. Blocks.
   *
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if it says what cannot be
   */
  public static Connections read(Path file) throws IOException {
    Map<String, Connection> connections = new TreeMap<>();
    for (Map.Entry<String, JsonNode> each :
        Json.parse(Files.readString(file)).node().properties()) {
      try {
        connections.put(each.getKey(), Connection.of(each.getKey(), each.getValue()));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(each.getKey() + ": " + e.getMessage(), e);
      }
    }
    return new Connections(connections);
  }

  /** The connection that an ARN names: {@code arn:aws:events:R:A:connection/NAME/ID}. */
  Optional<Connection> find(String arn) {
    return Optional.ofNullable(byName.get(name(arn)));
  }

  /** The name in an ARN. */
  static String name(String arn) {
    int at = arn.indexOf(ARN_PART);
    String name = at < 0 ? arn : arn.substring(at + ARN_PART.length());
    int slash = name.indexOf('/');
    return slash < 0 ? name : name.substring(0, slash);
  }
}
