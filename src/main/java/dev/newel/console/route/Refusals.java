package dev.newel.console.route;

import dev.newel.aws.ServiceError.ResourceNotFound;
import dev.newel.aws.ServiceError.UnsupportedRequest;
import dev.newel.aws.ServiceError.ValidationException;
import dev.newel.aws.ServiceException;

/** What requests of the console are refused with, in the form of AWS's errors. */
public final class Refusals {

  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int WRONG_METHOD = 405;
  private static final int TOO_MANY = 429;

  private Refusals() {}

  /** A parameter is missing, or not what it should be. */
  public static ServiceException invalid(String message) {
    return new ServiceException(new ValidationException(message, null));
  }

  /** There is nothing of that name. */
  public static ServiceException missing(String what) {
    return refusal(NOT_FOUND, ResourceNotFound.class.getSimpleName(), "There is no " + what);
  }

  public static ServiceException wrongMethod(String allowed) {
    return refusal(WRONG_METHOD, "MethodNotAllowed", "Only " + allowed + " is served here");
  }

  /** Something is to be changed, and nothing may be. */
  public static ServiceException readOnly() {
    return refusal(FORBIDDEN, "ReadOnly", "This console changes nothing (console.read-only)");
  }

  /**
   * There are as many as there may be.
   *
   * @param name of the error
   */
  public static ServiceException tooMany(String name, String message) {
    return refusal(TOO_MANY, name, message);
  }

  private static ServiceException refusal(int status, String name, String message) {
    return new ServiceException(new UnsupportedRequest(status, name, message));
  }
}
