package dev.newel.store;

import dev.newel.aws.Home;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The Map Runs that are open, in a model, as one instance sees them. */
record ModelOpenMapRuns(ModelServer server, Wire wire) implements OpenMapRuns {

  private static final long SURE_MS = 10_000;

  private Map<Opening, Long> of(Home home) {
    return server.mapRuns.computeIfAbsent(home, none -> new LinkedHashMap<>());
  }

  @Override
  public Future<Answer> open(Opening opening, int most) {
    return wire.send(() -> opened(of(opening.run().home()), opening, most));
  }

  private Answer opened(Map<Opening, Long> open, Opening opening, int most) {
    if (open.containsKey(opening) || open.size() < most) {
      open.put(opening, server.now());
      return new Answer(true, List.of());
    }
    return new Answer(
        false,
        open.entrySet().stream()
            .filter(each -> each.getValue() <= server.now() - SURE_MS)
            .map(each -> new Counted(each.getKey(), each.getValue()))
            .toList());
  }

  @Override
  public Future<Void> close(Opening opening) {
    return wire.send(() -> of(opening.run().home()).remove(opening) != null).mapEmpty();
  }

  @Override
  public Future<Void> settle(Counted unsure, boolean isOpen) {
    return wire.send(
            () -> {
              Map<Opening, Long> open = of(unsure.opening().run().home());
              if (Objects.equals(open.get(unsure.opening()), unsure.time())) {
                if (isOpen) {
                  open.put(unsure.opening(), server.now());
                } else {
                  open.remove(unsure.opening());
                }
              }
              return true;
            })
        .mapEmpty();
  }
}
