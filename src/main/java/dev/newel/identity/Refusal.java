package dev.newel.identity;

import dev.newel.aws.ServiceError.ExpiredTokenException;
import dev.newel.aws.ServiceError.IncompleteSignatureException;
import dev.newel.aws.ServiceError.InvalidSignatureException;
import dev.newel.aws.ServiceError.MissingAuthenticationTokenException;
import dev.newel.aws.ServiceError.UnrecognizedClientException;
import dev.newel.aws.ServiceException;

/** Why a request is refused, with AWS's texts. None repeats what the request has. */
final class Refusal {

  private Refusal() {}

  static ServiceException missing() {
    return new ServiceException(
        new MissingAuthenticationTokenException("Request is missing Authentication Token"));
  }

  static ServiceException unknownKey() {
    return new ServiceException(
        new UnrecognizedClientException("The security token included in the request is invalid."));
  }

  static ServiceException expiredToken() {
    return new ServiceException(
        new ExpiredTokenException("The security token included in the request is expired"));
  }

  static ServiceException mismatch() {
    return invalid(
        "The request signature we calculated does not match the signature you provided. Check your"
            + " AWS Secret Access Key and signing method. Consult the service documentation for"
            + " details.");
  }

  static ServiceException region() {
    return invalid("Credential should be scoped to a valid region.");
  }

  static ServiceException incomplete(String text) {
    return new ServiceException(new IncompleteSignatureException(text));
  }

  static ServiceException invalid(String text) {
    return new ServiceException(new InvalidSignatureException(text));
  }
}
