package dev.newel.api.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.ServiceError;
import dev.newel.aws.ServiceError.AccessDeniedException;
import dev.newel.aws.ServiceError.InternalFailure;
import dev.newel.aws.ServiceError.RequestEntityTooLargeException;
import dev.newel.aws.ServiceError.SerializationException;
import dev.newel.aws.ServiceError.ServiceUnavailable;
import dev.newel.aws.ServiceError.UnknownOperationException;
import dev.newel.aws.ServiceError.UnsupportedRequest;
import dev.newel.aws.ServiceError.ValidationException;

/**
 * An error in AWS's JSON. Its {@code __type} tells whether Step Functions answered, or the frame
 * around all of AWS's services, which also spells "Message" its own way.
 */
final class ErrorBody {

  private static final String SERVICE = "com.amazonaws.swf.service.v2.model#";
  private static final String FRAME = "com.amazon.coral.service#";
  private static final String FRAME_VALIDATION = "com.amazon.coral.validate#";
  private static final String FRAME_AVAILABILITY = "com.amazon.coral.availability#";

  private ErrorBody() {}

  static ObjectNode of(ServiceError error) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("__type", namespace(error) + error.name());
    body.put(error instanceof SerializationException ? "Message" : "message", error.message());
    error.details().forEach(body::put);
    return body;
  }

  private static String namespace(ServiceError error) {
    if (error instanceof ValidationException validation && validation.reason() == null) {
      return FRAME_VALIDATION;
    }
    if (error instanceof ServiceUnavailable) {
      return FRAME_AVAILABILITY;
    }
    boolean ofFrame =
        error instanceof UnknownOperationException
            || error instanceof SerializationException
            || error instanceof InternalFailure
            || error instanceof AccessDeniedException
            || error instanceof RequestEntityTooLargeException
            || error instanceof UnsupportedRequest;
    return ofFrame ? FRAME : SERVICE;
  }
}
