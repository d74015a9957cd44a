package dev.newel.simulation;

import dev.newel.aws.Name;
import dev.newel.store.ModelServer;
import dev.newel.store.ModelStore;

/**
 * The connection by which an instance hears of tasks and changes. When it is lost, the store takes
 * some time to notice, and believes until then that it is heard.
 */
final class Ear {

  private static final long UNNOTICED_MS = 3_000;

  private final Instance instance;
  private final ModelServer server;
  private final String name;
  private final ModelStore store;
  private boolean up;
  private int connection;

  Ear(Instance instance, ModelServer server, String name, ModelStore store) {
    this.instance = instance;
    this.server = server;
    this.name = name;
    this.store = store;
    listen();
  }

  private void listen() {
    up = true;
    int current = ++connection;
    server.listen(
        name,
        new ModelServer.Listener() {
          @Override
          public void task(Name activity) {
            hear(current, () -> store.task(activity));
          }

          @Override
          public void changed(Name changed) {
            hear(current, () -> store.changed(changed));
          }

          @Override
          public void left() {
            hear(current, store::left);
          }
        });
  }

  private void hear(int over, Runnable message) {
    if (up && over == connection) {
      instance.after(instance.chance().hop(true), message);
    }
  }

  void cut(long backAfter) {
    if (!up) {
      return;
    }
    end();
    instance.after(0, store::lost);
    instance.after(
        backAfter,
        () -> {
          listen();
          store.back();
        });
  }

  void end() {
    up = false;
    int lost = connection;
    instance.whatever(
        instance.chance().millis(0, UNNOTICED_MS),
        () -> {
          if (lost == connection) {
            server.listen(name, null);
          }
        });
  }
}
