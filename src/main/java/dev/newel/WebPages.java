package dev.newel;

import dev.newel.config.NewelConfig;
import dev.newel.console.page.ConsolePages;
import dev.newel.console.page.PageOptions;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.function.Consumer;

/** What browsers are served besides the API, as a configuration has it. */
final class WebPages {

  private WebPages() {}

  static List<Consumer<Router>> of(Vertx vertx, NewelConfig config) {
    if (!config.console().enabled()) {
      return List.of();
    }
    PageOptions options =
        new PageOptions(
            config.aws().region(),
            config.aws().account(),
            config.console().readOnly(),
            config.access().keysFile() != null);
    return List.of(new ConsolePages(vertx, options));
  }
}
