package dev.newel.api.action;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.ServiceError.InvalidToken;
import dev.newel.aws.ServiceException;
import dev.newel.token.Signature;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The page of a list that a request asks for. Its token is a position and not an offset, so that it
 * survives what is written meanwhile.
 *
 * @param size how many entries at most
 * @param after the position that the page before ended at; null for the first page
 * @param purpose what its tokens are for, and no others
 */
public record Page(int size, @Nullable String after, String purpose) {

  private static final int DEFAULT_SIZE = 100;

  /**
   * Reads maxResults and nextToken.
   *
   * @param list names what is listed; the token of another list is no token of this, nor is one of
   *     the same list in another home
   * @throws ServiceException with InvalidToken
   */
  public static Page of(ActionCall call, String list, Signature signature) {
    ObjectNode input = call.input();
    String purpose = "page " + call.home().text() + " " + list;
    int asked = input.path("maxResults").asInt();
    int size = asked == 0 ? DEFAULT_SIZE : asked;
    if (!input.has("nextToken")) {
      return new Page(size, null, purpose);
    }
    String position = signature.verify(purpose, input.path("nextToken").textValue());
    if (position == null) {
      throw new ServiceException(InvalidToken.DAMAGED);
    }
    return new Page(size, position, purpose);
  }

  /**
   * The entries of the page, and into the answer the token of the next one, if there is one.
   *
   * @param found one entry more than the page holds, where there is one
   */
  public <T> List<T> cut(
      List<T> found, Function<T, String> position, Signature signature, ObjectNode answer) {
    if (found.size() <= size) {
      return found;
    }
    goOnAfter(position.apply(found.get(size - 1)), signature, answer);
    return found.subList(0, size);
  }

  /** Puts into the answer the token of the page behind a position. */
  public void goOnAfter(String position, Signature signature, ObjectNode answer) {
    answer.put("nextToken", signature.sign(purpose, position));
  }
}
