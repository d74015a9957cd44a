package dev.newel.asl;

import dev.newel.asl.data.ErrorName;
import java.util.List;

/**
 * ErrorEquals of a retrier or catcher.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html">Error
 *     names</a>
 */
public final class ErrorEquals {

  private ErrorEquals() {}

  /**
   * @param wanted what a retrier or catcher lists
   * @param names all names that one error answers to
   */
  static boolean match(List<String> wanted, List<String> names) {
    return wanted.stream().anyMatch(one -> matches(one, names));
  }

  private static boolean matches(String wanted, List<String> names) {
    if (names.contains(ErrorName.RUNTIME)) {
      // ends the execution, even where it is listed by name
      return false;
    }
    return switch (wanted) {
      // the result of a call is caught, however large it was; an output of a state is not
      case ErrorName.ALL ->
          !names.contains(ErrorName.DATA_LIMIT_EXCEEDED) || names.contains(ErrorName.TASK_FAILED);
      case ErrorName.TASK_FAILED -> !names.contains(ErrorName.TIMEOUT);
      default -> names.contains(wanted);
    };
  }
}
