package dev.newel.asl.jsonata.tree;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.jsonata.value.ErrorCode;
import dev.newel.asl.jsonata.value.Evaluation;
import dev.newel.asl.jsonata.value.Frame;
import dev.newel.asl.jsonata.value.FunctionValue;
import dev.newel.asl.jsonata.value.JsonataException;
import dev.newel.asl.jsonata.value.Signature;
import dev.newel.asl.jsonata.value.Values;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code |pattern|update, delete|}: a function that changes a copy of what it is given. */
public final class Transformation extends Node {

  private static final Signature SIGNATURE = Signature.parse("<(oa):o>");

  private final Node pattern;
  private final Node update;
  private final @Nullable Node delete;

  public Transformation(Node pattern, Node update, @Nullable Node delete) {
    this.pattern = pattern;
    this.update = update;
    this.delete = delete;
  }

  @Override
  protected JsonNode compute(JsonNode input, Frame frame) {
    frame.capture();
    return new Transformer(this, frame);
  }

  private JsonNode transform(JsonNode value, Frame frame) {
    if (Values.isUndefined(value)) {
      return value;
    }
    if (!(frame.lookup("clone") instanceof FunctionValue clone)) {
      throw ErrorCode.T2013.with();
    }
    JsonNode result = clone.apply(frame.evaluation(), value);
    JsonNode matches = pattern.evaluate(result, frame);
    if (!Values.isUndefined(matches)) {
      for (JsonNode match : Values.asArray(matches)) {
        change(match, frame);
      }
    }
    return result;
  }

  private void change(JsonNode match, Frame frame) {
    JsonNode members = update.evaluate(match, frame);
    if (!Values.isUndefined(members) && !members.isObject()) {
      throw ErrorCode.T2011.with(members);
    }
    if (match.isValueNode() && !members.isEmpty()) {
      throw JsonataException.internal("Cannot create a property of a value that is no object.");
    }
    if (match instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> member : members.properties()) {
        frame.evaluation().keepMember(member.getValue());
        object.set(member.getKey(), member.getValue());
      }
    }
    if (delete != null) {
      delete(match, delete.evaluate(match, frame));
    }
  }

  private static void delete(JsonNode match, JsonNode names) {
    if (Values.isUndefined(names)) {
      return;
    }
    for (JsonNode name : Values.asArray(names)) {
      if (!name.isTextual()) {
        throw ErrorCode.T2012.with(names);
      }
    }
    if (match instanceof ObjectNode object) {
      for (JsonNode name : Values.asArray(names)) {
        object.remove(name.textValue());
      }
    }
  }

  @Override
  public void visit(Visitor visitor) {
    visitor.visitInside(pattern);
    visitor.visitInside(update);
    if (delete != null) {
      visitor.visitInside(delete);
    }
  }

  private static final class Transformer extends FunctionValue {

    private final Transformation transformation;
    private final Frame frame;

    Transformer(Transformation transformation, Frame frame) {
      this.transformation = transformation;
      this.frame = frame;
    }

    @Override
    public int arity() {
      return 1;
    }

    @Override
    protected JsonNode invoke(List<JsonNode> arguments, JsonNode input, Evaluation evaluation) {
      List<JsonNode> values = SIGNATURE.validate(arguments, input, "", evaluation);
      return transformation.transform(values.get(0), frame);
    }
  }
}
