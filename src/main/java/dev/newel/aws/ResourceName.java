package dev.newel.aws;

import dev.newel.aws.ServiceError.InvalidName;

/**
 * The rule for names of activities, state machines and executions.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateActivity.html">
 *     CreateActivity, name</a>
 */
public final class ResourceName {

  private static final int MAX_LENGTH = 80;

  /** Brackets, wildcards and the special characters that AWS lists. */
  private static final String FORBIDDEN = "<>{}[]?*\"#%\\^|~`$&,;:/";

  private ResourceName() {}

  /**
   * Checks a name that is to be given to something new.
   *
   * @throws ServiceException with InvalidName
   */
  public static void check(String name) {
    if (!isValid(name)) {
      throw new ServiceException(new InvalidName(name));
    }
  }

  private static boolean isValid(String name) {
    int length = name.length();
    if (length == 0 || length > MAX_LENGTH) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (isForbidden(name.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isForbidden(char c) {
    if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
      return false;
    }
    return Character.isISOControl(c)
        || Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.isSurrogate(c)
        || c >= '\uFFFE'
        || FORBIDDEN.indexOf(c) >= 0;
  }
}
