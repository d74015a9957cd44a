package dev.newel.engine.status;

import dev.newel.bus.Addresses;
import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;

/** Publishes status changes on the event bus, for other verticles. */
public record StatusPublisher(EventBus bus) implements StatusListener {

  @Override
  public String name() {
    return "bus";
  }

  /** All payloads are included, as the bus does not bound messages as EventBridge does. */
  @Override
  public Future<Void> tell(StatusChange change) {
    bus.publish(Addresses.STATUS, change.event(Integer.MAX_VALUE));
    return Future.succeededFuture();
  }
}
