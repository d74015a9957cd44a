package dev.newel.store;

import io.vertx.core.Future;
import java.util.function.Consumer;

/**
 * Messages between instances. They are hints: one may be lost, and nobody has to hear of it.
 * Nothing is kept of them.
 */
public interface InstanceMessages {

  /** This instance, as others name it. */
  String self();

  /** Says something to all instances, this one too. */
  Future<Void> tellAll(String message);

  /** Says something to one instance. */
  Future<Void> tell(String instance, String message);

  /**
   * Hears what is said to all, and to this instance.
   *
   * @param listener called on an event loop of the store's choice
   */
  void onMessage(Consumer<String> listener);
}
