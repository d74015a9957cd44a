package dev.newel.aws.client.wire;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An element of XML.
 *
 * @param name without a namespace's prefix
 * @param attributes with their prefixes, as {@code xsi:type}
 */
record XmlElement(
    String name, Map<String, String> attributes, List<XmlElement> children, String text) {

  List<XmlElement> children(String name) {
    return children.stream().filter(child -> child.name.equals(name)).toList();
  }

  Optional<XmlElement> child(String name) {
    return children.stream().filter(child -> child.name.equals(name)).findFirst();
  }

  Optional<String> childText(String name) {
    return child(name).map(XmlElement::text);
  }
}
