package dev.newel.api.action.testing;

import dev.newel.aws.ServiceError.ValidationException;
import dev.newel.aws.ServiceException;

/** What TestState says of a request that it cannot do. */
final class Refusal {

  private Refusal() {}

  static ServiceException of(String message) {
    return new ServiceException(new ValidationException(message, null));
  }
}
