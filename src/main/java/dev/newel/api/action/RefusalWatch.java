package dev.newel.api.action;

import dev.newel.api.action.ActionCall.Origin;
import dev.newel.aws.ServiceError;
import dev.newel.aws.ServiceError.AccessDeniedException;
import dev.newel.aws.ServiceError.NotAuthorized;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sees what a door turns away before it is a call of an action: who does not sign, or not rightly,
 * and who may not ask for it there. Anybody can have it called as often as they like, with texts of
 * any length, so it has to return at once and to bound what it keeps.
 */
@FunctionalInterface
public interface RefusalWatch {

  /** Nobody looks on. */
  RefusalWatch NOBODY = refused -> {};

  /**
   * What was turned away. Nothing of it is proven.
   *
   * @param requestId what the client was told
   * @param asked the action that was asked for, as it came, or a method and a path
   * @param origin where it comes from, with the key that it claims
   * @param error why it was turned away
   */
  record Refused(String requestId, String asked, Origin origin, ServiceError error) {}

  void refused(Refused refused);

  /** Whether an error says that the caller may not, whatever it is about. */
  static boolean isRefusal(@Nullable ServiceError error) {
    return error instanceof NotAuthorized || error instanceof AccessDeniedException;
  }

  /** Several that each see all. */
  static RefusalWatch of(List<RefusalWatch> all) {
    return refused -> all.forEach(each -> each.refused(refused));
  }
}
