package dev.newel.aws.client.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.aws.client.value.Scalar;
import dev.newel.aws.model.JavaNames;
import dev.newel.aws.model.shape.ListShape;
import dev.newel.aws.model.shape.MapShape;
import dev.newel.aws.model.shape.Member;
import dev.newel.aws.model.shape.Shape;
import dev.newel.aws.model.shape.StructureShape;
import dev.newel.aws.model.shape.TimestampShape;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Values as a form, {@code Tags.member.1.Key=a&...}, in the Query protocol or in EC2's. */
final class Form {

  private final boolean ec2;
  private final List<NameValue> fields = new ArrayList<>();

  private Form(boolean ec2) {
    this.ec2 = ec2;
  }

  /**
   * A form.
   *
   * @param fixed fields that come first
   */
  static byte[] write(boolean ec2, List<NameValue> fixed, StructureShape shape, JsonNode values) {
    Form form = new Form(ec2);
    form.fields.addAll(fixed);
    form.structure("", shape, values);
    return form.fields.stream()
        .map(field -> Percent.encode(field.name()) + "=" + Percent.encode(field.value()))
        .collect(Collectors.joining("&"))
        .getBytes(StandardCharsets.UTF_8);
  }

  private void structure(String prefix, StructureShape shape, JsonNode values) {
    for (Member member : shape.members()) {
      JsonNode value = values.get(member.name());
      if (value != null) {
        member(prefix, member, value);
      }
    }
  }

  private void member(String prefix, Member member, JsonNode value) {
    Shape shape = member.shape();
    if (ec2 || !member.flattened() || value.isEmpty()) {
      value(prefix + nameOf(member), shape, value);
    } else if (shape instanceof ListShape list) {
      list(prefix + list.elementNameOr(member.wireName()), list, value);
    } else if (shape instanceof MapShape map) {
      map(prefix + member.wireName(), map, value);
    }
  }

  private String nameOf(Member member) {
    if (!ec2) {
      return member.wireName();
    }
    String queryName = member.queryName();
    return queryName == null ? JavaNames.capitalise(member.wireName()) : queryName;
  }

  private void value(String name, Shape shape, JsonNode value) {
    if (shape instanceof StructureShape structure) {
      structure(name + ".", structure, value);
    } else if (shape instanceof ListShape && value.isEmpty()) {
      emptyList(name);
    } else if (shape instanceof ListShape list) {
      list(ec2 ? name : name + "." + list.elementNameOr("member"), list, value);
    } else if (shape instanceof MapShape map) {
      map(name + ".entry", map, value);
    } else {
      String text = Scalar.write(shape, value, TimestampShape.Format.ISO_8601);
      fields.add(new NameValue(name, text));
    }
  }

  private void emptyList(String name) {
    if (!ec2) {
      fields.add(new NameValue(name, ""));
    }
  }

  private void list(String prefix, ListShape shape, JsonNode values) {
    int i = 0;
    for (JsonNode value : values) {
      i++;
      value(prefix + "." + i, shape.element().shape(), value);
    }
  }

  private void map(String prefix, MapShape shape, JsonNode values) {
    int i = 0;
    for (Map.Entry<String, JsonNode> entry : values.properties()) {
      i++;
      String name = prefix + "." + i + ".";
      fields.add(new NameValue(name + shape.keyName(), entry.getKey()));
      value(name + shape.valueName(), shape.value().shape(), entry.getValue());
    }
  }
}
