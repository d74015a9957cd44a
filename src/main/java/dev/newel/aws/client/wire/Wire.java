package dev.newel.aws.client.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.client.value.Dialect;
import dev.newel.aws.model.Operation;
import dev.newel.aws.model.Protocol;
import dev.newel.aws.model.ServiceModel;

/** A protocol: writes requests, and reads what comes back. */
public interface Wire {

  /**
   * A request.
   *
   * @param members of {@link dev.newel.aws.client.value.Arguments} without problems
   */
  WireRequest write(ServiceModel service, Operation operation, ObjectNode members);

  /**
   * The result that a successful answer is.
   *
   * @throws UnreadableAnswerException if it is not of the protocol
   */
  ObjectNode read(ServiceModel service, Operation operation, WireAnswer answer, Dialect dialect)
      throws UnreadableAnswerException;

  /** What an answer without success says. Its body may be anything. */
  ErrorReply readError(WireAnswer answer);

  static Wire of(Protocol protocol) {
    return switch (protocol) {
      case JSON -> new JsonWire();
      case REST_JSON -> new RestWire(new JsonFormat());
      case REST_XML -> new RestWire(new XmlFormat());
      case QUERY -> new QueryWire(false);
      case EC2 -> new QueryWire(true);
    };
  }
}
