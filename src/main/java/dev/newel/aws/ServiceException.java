package dev.newel.aws;

/**
 * Fails a request with an error of the AWS API.
 *
 * <p>Control flow rather than a defect, so it carries no stack trace.
 */
public final class ServiceException extends RuntimeException {

  private final transient ServiceError error;

  public ServiceException(ServiceError error) {
    super(error.text(), null, false, false);
    this.error = error;
  }

  public ServiceError error() {
    return error;
  }
}
