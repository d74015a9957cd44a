package dev.newel.aws.client.wire;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/**
 * An error of the XML protocols: {@code ErrorResponse/Error}, with EC2 {@code
 * Response/Errors/Error}, with S3 {@code Error} by itself.
 */
final class XmlError {

  private static final XmlElement NOTHING = new XmlElement("", Map.of(), List.of(), "");

  private XmlError() {}

  static ErrorReply read(WireAnswer answer) {
    XmlElement root = root(answer);
    XmlElement error = error(root).orElse(NOTHING);
    String code = error.childText("Code").orElse(null);
    return new ErrorReply(
        answer.status(),
        code,
        code,
        error.childText("Message").orElse(null),
        answer
            .requestId()
            .or(() -> root.childText("RequestId"))
            .or(() -> root.childText("RequestID"))
            .orElse(null),
        answer.extendedRequestId().orElse(null));
  }

  private static XmlElement root(WireAnswer answer) {
    try {
      return XmlParser.parse(answer.body());
    } catch (XMLStreamException e) {
      return NOTHING; // no body, or a proxy's page
    }
  }

  private static Optional<XmlElement> error(XmlElement root) {
    return root.name().equals("Error")
        ? Optional.of(root)
        : root.child("Error").or(() -> root.child("Errors").flatMap(all -> all.child("Error")));
  }
}
