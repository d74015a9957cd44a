package dev.newel.asl.jsonata.tree;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.jsonata.value.ErrorCode;
import dev.newel.asl.jsonata.value.Evaluation;
import dev.newel.asl.jsonata.value.Frame;
import dev.newel.asl.jsonata.value.Sequence;
import dev.newel.asl.jsonata.value.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes an object of items: those with the same key are put together to one value. */
public final class Grouping {

  private final List<Pair> pairs;

  /** Whether the keys are written out, and no two are the same, as in most constructors. */
  private final boolean hasPlainKeys;

  public record Pair(Node key, Node value) {

    boolean hasPlainKey() {
      return key instanceof Literal literal && literal.value().isTextual() && literal.isBare();
    }

    /** Of a {@linkplain #hasPlainKey plain one}. */
    String plainKey() {
      return ((Literal) key).value().textValue();
    }
  }

  public Grouping(List<Pair> pairs) {
    this.pairs = pairs;
    hasPlainKeys =
        pairs.stream().allMatch(Pair::hasPlainKey)
            && pairs.stream().map(Pair::plainKey).distinct().count() == pairs.size();
  }

  JsonNode evaluate(JsonNode input, Frame frame) {
    return hasPlainKeys && !input.isArray() ? plainObject(input, frame) : grouped(input, frame);
  }

  /** Of one item nothing is to be put together. The work counts as much as it does otherwise. */
  private ObjectNode plainObject(JsonNode item, Frame frame) {
    Evaluation evaluation = frame.evaluation();
    evaluation.pass(pairs.size());
    evaluation.spend(2L * pairs.size());
    ObjectNode object = Values.object();
    for (int i = 0; i < pairs.size(); i++) {
      Pair pair = pairs.get(i);
      JsonNode value = pair.value.evaluate(item, frame);
      if (!Values.isUndefined(value)) {
        evaluation.keepMember(value);
        object.set(pair.plainKey(), value);
      }
    }
    return object;
  }

  private JsonNode grouped(JsonNode input, Frame frame) {
    Map<String, Group> groups = new LinkedHashMap<>();
    if (Sequence.isOfTuples(input)) {
      for (JsonNode tuple : input) {
        collect(tuple, tuple.get(Step.ITEM), Step.frameOf(tuple, frame), groups);
      }
    } else if (input.isArray() && !input.isEmpty()) {
      for (JsonNode item : input) {
        collect(item, item, frame, groups);
      }
    } else {
      JsonNode item = input.isArray() ? Values.UNDEFINED : input;
      collect(item, item, frame, groups);
    }
    return build(groups, Sequence.isOfTuples(input), frame);
  }

  private void collect(JsonNode data, JsonNode item, Frame frame, Map<String, Group> groups) {
    for (Pair pair : pairs) {
      JsonNode key = pair.key.evaluate(item, frame);
      if (Values.isUndefined(key)) {
        continue;
      }
      if (!key.isTextual()) {
        throw ErrorCode.T1003.with(key);
      }
      frame.evaluation().spend(2);
      Group group = groups.get(key.textValue());
      if (group == null) {
        groups.put(key.textValue(), new Group(pair, data));
      } else if (group.pair.equals(pair)) {
        group.add(data, frame.evaluation());
      } else {
        throw ErrorCode.D1009.with(key);
      }
    }
  }

  private static JsonNode build(Map<String, Group> groups, boolean areTuples, Frame frame) {
    ObjectNode object = Values.object();
    for (Map.Entry<String, Group> entry : groups.entrySet()) {
      Group group = entry.getValue();
      JsonNode value =
          areTuples ? valueOfTuples(group, frame) : group.pair.value.evaluate(group.data, frame);
      if (!Values.isUndefined(value)) {
        frame.evaluation().keepMember(value);
        object.set(entry.getKey(), value);
      }
    }
    return object;
  }

  /** Every name is bound to all values that it has in the tuples. */
  private static JsonNode valueOfTuples(Group group, Frame frame) {
    Frame inner = frame.inner();
    JsonNode item = Values.UNDEFINED;
    for (Map.Entry<String, JsonNode> member : merge(group.data, frame.evaluation()).entrySet()) {
      if (member.getKey().equals(Step.ITEM)) {
        item = member.getValue();
      } else {
        inner.bind(member.getKey(), member.getValue());
      }
    }
    return group.pair.value.evaluate(item, inner);
  }

  private static Map<String, JsonNode> merge(JsonNode tuples, Evaluation evaluation) {
    Map<String, JsonNode> merged = new LinkedHashMap<>();
    for (JsonNode tuple : Values.asArray(tuples)) {
      for (Map.Entry<String, JsonNode> member : tuple.properties()) {
        JsonNode before = merged.getOrDefault(member.getKey(), Values.UNDEFINED);
        merged.put(member.getKey(), Values.append(before, member.getValue(), evaluation));
      }
    }
    return merged;
  }

  public void visit(Visitor visitor) {
    for (Pair pair : pairs) {
      visitor.visit(pair.key);
      visitor.visit(pair.value);
    }
  }

  public void visitInside(Visitor visitor) {
    for (Pair pair : pairs) {
      visitor.visitInside(pair.key);
      visitor.visitInside(pair.value);
    }
  }

  /** The items with one key. */
  private static final class Group {

    private final Pair pair;
    private JsonNode data;
    private boolean isJoined;

    Group(Pair pair, JsonNode first) {
      this.pair = pair;
      data = first;
    }

    void add(JsonNode item, Evaluation evaluation) {
      if (isJoined && !Values.isUndefined(item)) {
        Values.addFlat((ArrayNode) data, item, evaluation);
      } else {
        data = Values.append(data, item, evaluation);
        isJoined = true;
      }
    }
  }
}
