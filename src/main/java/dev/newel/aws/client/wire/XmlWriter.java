package dev.newel.aws.client.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.aws.client.value.Scalar;
import dev.newel.aws.model.shape.ListShape;
import dev.newel.aws.model.shape.MapShape;
import dev.newel.aws.model.shape.Member;
import dev.newel.aws.model.shape.Shape;
import dev.newel.aws.model.shape.StructureShape;
import dev.newel.aws.model.shape.TimestampShape;
import dev.newel.aws.model.shape.XmlNamespace;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values as XML on the wire, in requests. */
final class XmlWriter {

  private final StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");

  private XmlWriter() {}

  /** A document of some members of a structure. */
  static String write(
      String name, @Nullable XmlNamespace namespace, List<Member> members, JsonNode values) {
    XmlWriter writer = new XmlWriter();
    writer.structure(name, namespace, members, values);
    return writer.xml.toString();
  }

  private void structure(
      String name, @Nullable XmlNamespace namespace, List<Member> members, JsonNode values) {
    xml.append('<').append(name);
    if (namespace != null) {
      attribute(namespace.attribute(), namespace.uri());
    }
    for (Member member : members) {
      JsonNode value = values.get(member.name());
      if (member.xmlAttribute() && value != null) {
        attribute(member.wireName(), value.asText());
      }
    }
    xml.append('>');
    for (Member member : members) {
      JsonNode value = values.get(member.name());
      if (!member.xmlAttribute() && value != null) {
        member(member, value);
      }
    }
    end(name);
  }

  private void member(Member member, JsonNode value) {
    String name = member.wireName();
    Shape shape = member.shape();
    if (shape instanceof ListShape list) {
      list(name, member.flattened(), list, value);
    } else if (shape instanceof MapShape map) {
      map(name, member.flattened(), map, value);
    } else {
      element(name, member.xmlNamespace(), shape, value);
    }
  }

  private void element(String name, @Nullable XmlNamespace namespace, Shape shape, JsonNode value) {
    if (shape instanceof StructureShape structure) {
      structure(
          name,
          namespace == null ? structure.xmlNamespace() : namespace,
          structure.members(),
          value);
    } else if (shape instanceof ListShape list) {
      list(name, false, list, value);
    } else if (shape instanceof MapShape map) {
      map(name, false, map, value);
    } else {
      begin(name);
      escape(Scalar.write(shape, value, TimestampShape.Format.ISO_8601));
      end(name);
    }
  }

  private void list(String name, boolean flattened, ListShape shape, JsonNode values) {
    String elementName = flattened ? name : shape.elementNameOr("member");
    beginUnless(flattened, name);
    values.forEach(value -> element(elementName, null, shape.element().shape(), value));
    endUnless(flattened, name);
  }

  private void map(String name, boolean flattened, MapShape shape, JsonNode values) {
    String entryName = flattened ? name : "entry";
    beginUnless(flattened, name);
    for (Map.Entry<String, JsonNode> entry : values.properties()) {
      begin(entryName);
      begin(shape.keyName());
      escape(entry.getKey());
      end(shape.keyName());
      element(shape.valueName(), null, shape.value().shape(), entry.getValue());
      end(entryName);
    }
    endUnless(flattened, name);
  }

  private void beginUnless(boolean flattened, String name) {
    if (!flattened) {
      begin(name);
    }
  }

  private void endUnless(boolean flattened, String name) {
    if (!flattened) {
      end(name);
    }
  }

  private void begin(String name) {
    xml.append('<').append(name).append('>');
  }

  private void end(String name) {
    xml.append("</").append(name).append('>');
  }

  private void attribute(String name, String value) {
    xml.append(' ').append(name).append("=\"");
    escape(value);
    xml.append('"');
  }

  /** To the byte as the SDK does it. A parser would make line feeds of carriage returns. */
  private void escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> xml.append("&amp;");
        case '<' -> xml.append("&lt;");
        case '>' -> xml.append("&gt;");
        case '"' -> xml.append("&quot;");
        case '\'' -> xml.append("&apos;");
        case '\r' -> xml.append("&#x0D;");
        case '\n' -> xml.append("&#x0A;");
        default -> xml.append(c);
      }
    }
  }
}
