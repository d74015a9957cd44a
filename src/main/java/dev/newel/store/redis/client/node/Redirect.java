package dev.newel.store.redis.client.node;

import org.jspecify.annotations.Nullable;

/**
 * What a node of a Cluster says of a command that is another node's.
 *
 * @param moved whether the other has the hash slot for good; if not, it takes the slot over and may
 *     have this key already
 */
public record Redirect(Address to, boolean moved) {

  private static final String MOVED = "MOVED";
  private static final String ASK = "ASK";

  /**
   * Reads {@code MOVED SLOT HOST:PORT} or {@code ASK SLOT HOST:PORT}.
   *
   * @param from the node that said so, which is meant where the host is left out
   * @return null if the error says something else
   */
  public static @Nullable Redirect of(Throwable error, Address from) {
    String[] words = String.valueOf(error.getMessage()).split(" ", -1);
    boolean moved = words[0].equals(MOVED);
    if (words.length < 3 || !(moved || words[0].equals(ASK))) {
      return null;
    }
    return new Redirect(Address.parse(words[2]).orOn(from.host()), moved);
  }
}
