package dev.newel.aws.client.wire;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads XML of services, which is not to be trusted: no DOCTYPE, no entities, no deep nesting. */
final class XmlParser {

  private static final int MOST_LEVELS = 200;

  private final XMLStreamReader reader;

  private XmlParser(XMLStreamReader reader) {
    this.reader = reader;
  }

  /**
   * The root.
   *
   * @throws XMLStreamException if it is no XML, or more of it than is allowed
   */
  static XmlElement parse(byte[] xml) throws XMLStreamException {
    XMLStreamReader reader = newFactory().createXMLStreamReader(new ByteArrayInputStream(xml));
    try {
      while (reader.next() != XMLStreamConstants.START_ELEMENT) {
        if (reader.getEventType() == XMLStreamConstants.DTD) {
          throw new XMLStreamException("a DOCTYPE is not allowed");
        }
      }
      return new XmlParser(reader).element(MOST_LEVELS);
    } finally {
      reader.close();
    }
  }

  private XmlElement element(int levels) throws XMLStreamException {
    if (levels == 0) {
      throw new XMLStreamException("nested too deeply");
    }
    String name = reader.getLocalName();
    Map<String, String> attributes = attributes();
    List<XmlElement> children = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (int event = reader.next();
        event != XMLStreamConstants.END_ELEMENT;
        event = reader.next()) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        children.add(element(levels - 1));
      } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
        text.append(reader.getText());
      }
    }
    return new XmlElement(name, attributes, children, children.isEmpty() ? text.toString() : "");
  }

  private Map<String, String> attributes() {
    Map<String, String> attributes = new HashMap<>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      String prefix = reader.getAttributePrefix(i);
      String name = reader.getAttributeLocalName(i);
      attributes.put(
          prefix == null || prefix.isEmpty() ? name : prefix + ":" + name,
          reader.getAttributeValue(i));
    }
    return attributes;
  }

  /** One for each reader: they are not to be shared by threads, and cheap. */
  private static XMLInputFactory newFactory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }
}
