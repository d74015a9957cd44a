package dev.newel.asl.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.jspecify.annotations.Nullable;

/**
 * One evaluation of a route. Each step takes those after it, so the stack grows with the path,
 * which is bounded, and not with the data.
 *
 * <p>An element that an array does not have is a {@link MissingNode}. To AWS's library the value of
 * a field is bare: null is no value then, as a missing element is none, and a text has no quotes in
 * messages. The elements of arrays are nodes, whose null is a value.
 */
final class Walk {

  private final Route route;
  private final JsonNode document;
  private final Allowance allowance;
  private final boolean needsAllFields;
  private final Trail trail = new Trail();

  private final @Nullable ArrayNode matches;
  private JsonNode found = MissingNode.getInstance();

  private @Nullable DeadEnd deadEnd;
  private int deadAt;

  /**
   * @param document what {@code $} leads to in filters
   */
  Walk(Route route, JsonNode document, Allowance allowance) {
    this(route, document, allowance, false);
  }

  private Walk(Route route, JsonNode document, Allowance allowance, boolean needsAllFields) {
    this.route = route;
    this.document = document;
    this.allowance = allowance;
    this.needsAllFields = needsAllFields;
    matches = route.isDefinite() ? null : JsonNodeFactory.instance.arrayNode();
  }

  /** The value in the document; a missing node for an element that is not there. */
  JsonNode read() {
    JsonNode value = valueIn(document, false);
    if (value == null) {
      throw new PathNotFoundException(this::whyNowhere);
    }
    return value;
  }

  private @Nullable JsonNode valueIn(JsonNode root, boolean isBare) {
    if (!goOn(-1, root, isBare)) {
      return null;
    }
    return matches == null ? found : matches;
  }

  /** The value of a definite path in a filter, or null where it leads nowhere. */
  @Nullable JsonNode valueOf(Route definite, boolean fromDocument, JsonNode item) {
    JsonNode root = fromDocument ? document : item;
    JsonNode plain = definite.follow(root, allowance);
    if (plain != null || definite.isOfNames()) {
      return plain;
    }
    return new Walk(definite, document, allowance).valueIn(root, !fromDocument);
  }

  /** The same where it is asked for to see whether it is there: then with all of its fields. */
  @Nullable JsonNode wholeValueOf(Route definite, JsonNode item) {
    JsonNode plain = definite.follow(item, allowance);
    if (plain != null || definite.isOfNames()) {
      return plain;
    }
    return new Walk(definite, document, allowance, true).valueIn(item, true);
  }

  /** Takes the step after one, or ends here. */
  boolean goOn(int at, JsonNode node, boolean isBare) {
    allowance.spend(1);
    if (!route.isLast(at)) {
      return route.step(at + 1).take(this, at + 1, node, isBare);
    }
    if (matches == null) {
      found = node;
    } else {
      matches.add(node.isMissingNode() ? JsonNodeFactory.instance.nullNode() : node);
    }
    return true;
  }

  /** Goes on from the value of a field. */
  boolean enter(int at, String name, JsonNode value) {
    trail.add(name);
    if (!goOn(at, value, true)) {
      return false;
    }
    trail.removeLast();
    return true;
  }

  /** Goes on from an element, or from the lack of it. */
  boolean enter(int at, int index, JsonNode array) {
    JsonNode element = array.get(index);
    trail.add(index);
    if (!goOn(at, element == null ? MissingNode.getInstance() : element, false)) {
      return false;
    }
    trail.removeLast();
    return true;
  }

  /** Leaves the trail as it is, for the message. */
  boolean leadsNowhere(DeadEnd why, int at) {
    deadEnd = why;
    deadAt = at;
    return false;
  }

  private String whyNowhere() {
    return deadEnd == null ? "" : deadEnd.describe(trail, route.step(deadAt));
  }

  /**
   * Whether a node is an array, where nothing else will do.
   *
   * @return false where there is nothing at all
   */
  boolean isArray(int at, JsonNode node, boolean isBare) {
    if (node.isArray()) {
      return true;
    }
    if (node.isMissingNode() || (isBare && node.isNull())) {
      return leadsNowhere(DeadEnd.NOTHING, at);
    }
    throw new PathNotFoundException(
        () ->
            "Filter: %s can only be applied to arrays. Current context is: %s"
                .formatted(route.textFrom(at), describe(node, isBare)));
  }

  PathNotFoundException isPrimitive(int at, JsonNode node, boolean isBare) {
    return new PathNotFoundException(
        () ->
            "Filter: %s can not be applied to primitives. Current context is: %s"
                .formatted(route.textFrom(at), describe(node, isBare)));
  }

  private static String describe(JsonNode node, boolean isBare) {
    if (node.isMissingNode()) {
      return "null";
    }
    return isBare && node.isTextual() ? node.textValue() : node.toString();
  }

  void spend(long steps) {
    if (steps > 0) {
      allowance.spend(steps);
    }
  }

  Route route() {
    return route;
  }

  Trail trail() {
    return trail;
  }

  /** Whether several names must all be there. */
  boolean needsAllFields() {
    return needsAllFields;
  }
}
