package dev.newel.aws.client.oracle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Bodies as texts in which order does not count where it means nothing. */
final class CanonicalBody {

  private static final JsonMapper JSON = new JsonMapper();

  private CanonicalBody() {}

  static String of(String contentType, byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    if (contentType.contains("form-urlencoded")) {
      return form(text);
    } else if (text.startsWith("<")) {
      return xml(body);
    } else if (contentType.contains("json") && !text.isEmpty()) {
      return json(text);
    }
    return text;
  }

  private static String form(String text) {
    return Arrays.stream(text.split("&", -1))
        .map(field -> URLDecoder.decode(field, StandardCharsets.UTF_8))
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  private static String json(String text) {
    try {
      return json(JSON.readTree(text));
    } catch (JsonProcessingException e) {
      return text;
    }
  }

  private static String json(JsonNode node) {
    if (node.isObject()) {
      Map<String, String> members = new TreeMap<>();
      node.properties().forEach(member -> members.put(member.getKey(), json(member.getValue())));
      return members.toString();
    } else if (node.isArray()) {
      return node.valueStream().map(CanonicalBody::json).toList().toString();
    }
    return node.isNumber()
        ? node.decimalValue().stripTrailingZeros().toPlainString()
        : node.toString();
  }

  private static String xml(byte[] body) {
    try {
      return xml(
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new ByteArrayInputStream(body))
              .getDocumentElement());
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new IllegalArgumentException(new String(body, StandardCharsets.UTF_8), e);
    }
  }

  private static String xml(Element element) {
    Map<String, String> attributes = new TreeMap<>();
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      Node attribute = element.getAttributes().item(i);
      attributes.put(attribute.getNodeName(), attribute.getNodeValue());
    }
    StringBuilder text = new StringBuilder("<" + element.getTagName() + attributes + ">");
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      text.append(child instanceof Element inner ? xml(inner) : child.getTextContent());
    }
    return text.append("</>").toString();
  }
}
