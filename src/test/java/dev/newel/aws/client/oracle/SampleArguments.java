package dev.newel.aws.client.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.model.Operation;
import dev.newel.aws.model.shape.BlobShape;
import dev.newel.aws.model.shape.BooleanShape;
import dev.newel.aws.model.shape.ListShape;
import dev.newel.aws.model.shape.Location;
import dev.newel.aws.model.shape.MapShape;
import dev.newel.aws.model.shape.Member;
import dev.newel.aws.model.shape.NumberShape;
import dev.newel.aws.model.shape.Shape;
import dev.newel.aws.model.shape.StringShape;
import dev.newel.aws.model.shape.StructureShape;
import dev.newel.aws.model.shape.TimestampShape;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/** Arguments for an operation, in a state machine's spelling. */
enum SampleArguments {
  ALL_MEMBERS,
  REQUIRED_MEMBERS;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Of structures in structures of the same kind. */
  private static final int MOST_REPEATS = 2;

  /** The SDK wants these to fit into a host's name. */
  private static final Set<String> PARTS_OF_HOSTS = Set.of("Bucket", "AccountId", "RequestRoute");

  /**
   * The SDK cuts a body to the length that it is told, and asks for a signature of another kind
   * where there is an EventBridge endpoint.
   */
  private static final Set<String> NOT_GIVEN = Set.of("ContentLength", "EndpointId");

  ObjectNode of(Operation operation) {
    return structure(operation.input(), new ArrayDeque<>());
  }

  private ObjectNode structure(StructureShape shape, Deque<String> path) {
    ObjectNode object = NODES.objectNode();
    if (path.stream().filter(shape.name()::equals).count() >= MOST_REPEATS) {
      return object;
    }
    path.push(shape.name());
    for (Member member : shape.members()) {
      if (isGiven(member)) {
        object.set(member.javaName(), member(member, path));
      }
    }
    path.pop();
    return object;
  }

  private boolean isGiven(Member member) {
    return (this == ALL_MEMBERS || member.required() || member.idempotencyToken())
        && !NOT_GIVEN.contains(member.name());
  }

  private JsonNode member(Member member, Deque<String> path) {
    if (!(member.shape() instanceof StringShape string) || !string.values().isEmpty()) {
      return value(member.shape(), path);
    } else if (PARTS_OF_HOSTS.contains(member.name())) {
      return NODES.textNode("sample-1");
    }
    return NODES.textNode(member.jsonValue() ? "{\"json\":[1]}" : text(member.location()));
  }

  /** What each place must encode. */
  private static String text(Location location) {
    return switch (location) {
      case BODY -> "a b\"<&>+%/ü\t\r\n]]>";
      case URI -> "a b+%/ü~*:@$";
      case QUERY -> "a b+%/ü~*&=?";
      case HEADER, HEADERS, STATUS_CODE -> "a b; c";
    };
  }

  private JsonNode value(Shape shape, Deque<String> path) {
    if (shape instanceof StructureShape structure) {
      return structure(structure, path);
    } else if (shape instanceof ListShape list) {
      Shape element = list.element().shape();
      return NODES.arrayNode().add(value(element, path)).add(value(element, path));
    } else if (shape instanceof MapShape map) {
      Shape value = map.value().shape();
      return NODES
          .objectNode()
          .<ObjectNode>set("Key 1", value(value, path))
          .set("key-2", value(value, path));
    } else if (shape instanceof StringShape string) {
      return NODES.textNode(string.values().isEmpty() ? "text" : string.values().get(0));
    } else if (shape instanceof NumberShape number) {
      return number.kind().isWhole() ? NODES.numberNode(7) : NODES.numberNode(2.5);
    } else if (shape instanceof BooleanShape) {
      return NODES.booleanNode(true);
    } else if (shape instanceof TimestampShape) {
      return NODES.textNode("2026-01-02T03:04:05.678Z");
    } else if (shape instanceof BlobShape) {
      return NODES.textNode("some bytes ü");
    }
    return NODES.objectNode().put("document", true);
  }
}
