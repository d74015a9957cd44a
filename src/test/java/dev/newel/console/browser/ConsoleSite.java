package dev.newel.console.browser;

import dev.newel.testing.NewelServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A server for a test class, and pages of the browser that all classes share. */
final class ConsoleSite implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

  final NewelServer server;
  private final List<Page> pages = new ArrayList<>();
  private @Nullable Browser browser;

  ConsoleSite() {
    this(new NewelServer());
  }

  /** A server that is not as usual. */
  ConsoleSite(NewelServer server) {
    this.server = server;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    browser = Browser.of(context);
    server.beforeAll(context);
  }

  /** A page of the console in a window of usual size. */
  Page open(String address) {
    Page page = Objects.requireNonNull(browser).open().look(1280, 800, false);
    pages.add(page);
    return page.go(url(address));
  }

  String url(String address) {
    return server.url() + "/console/" + address;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    pages.forEach(Page::close);
    pages.clear();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (browser != null) {
      server.afterAll(context);
    }
  }
}
