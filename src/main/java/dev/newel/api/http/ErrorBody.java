package dev.newel.api.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.ServiceError;
import dev.newel.aws.ServiceError.AccessDeniedException;
import dev.newel.aws.ServiceError.ExpiredTokenException;
import dev.newel.aws.ServiceError.IncompleteSignatureException;
import dev.newel.aws.ServiceError.InternalFailure;
import dev.newel.aws.ServiceError.InvalidSignatureException;
import dev.newel.aws.ServiceError.MissingAuthenticationTokenException;
import dev.newel.aws.ServiceError.NotAuthorized;
import dev.newel.aws.ServiceError.RequestEntityTooLargeException;
import dev.newel.aws.ServiceError.SerializationException;
import dev.newel.aws.ServiceError.ServiceUnavailable;
import dev.newel.aws.ServiceError.UnknownOperationException;
import dev.newel.aws.ServiceError.UnrecognizedClientException;
import dev.newel.aws.ServiceError.UnsupportedRequest;
import dev.newel.aws.ServiceError.ValidationException;
import java.util.Set;

/**
 * An error in AWS's JSON. Its {@code __type} tells whether Step Functions answered, or the frame
 * around all of AWS's services, which also spells "Message" its own way.
 */
final class ErrorBody {

  private static final String SERVICE = "com.amazonaws.swf.service.v2.model#";
  private static final String FRAME = "com.amazon.coral.service#";
  private static final String FRAME_VALIDATION = "com.amazon.coral.validate#";
  private static final String FRAME_AVAILABILITY = "com.amazon.coral.availability#";

  private static final Set<Class<?>> OF_FRAME =
      Set.of(
          UnknownOperationException.class,
          SerializationException.class,
          InternalFailure.class,
          AccessDeniedException.class,
          NotAuthorized.class,
          MissingAuthenticationTokenException.class,
          IncompleteSignatureException.class,
          InvalidSignatureException.class,
          UnrecognizedClientException.class,
          ExpiredTokenException.class,
          RequestEntityTooLargeException.class,
          UnsupportedRequest.class);

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
    return OF_FRAME.contains(error.getClass()) ? FRAME : SERVICE;
  }
}
