package dev.newel.console.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.data.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** One page in the browser, as somebody who sits before it. */
final class Page implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Codes of keys that write nothing. */
  private static final Map<String, Integer> KEY_CODES =
      Map.of("Tab", 9, "Enter", 13, "Escape", 27, "ArrowDown", 40, "ArrowUp", 38);

  private final DevTools tools;
  private final String target;
  private final String session;

  Page(DevTools tools, String target, String session) {
    this.tools = tools;
    this.target = target;
    this.session = session;
    for (String domain : List.of("Page", "Runtime", "Network", "Log", "Audits")) {
      call(domain + ".enable", params());
    }
  }

  private static ObjectNode params() {
    return Json.MAPPER.createObjectNode();
  }

  private JsonNode call(String method, ObjectNode params) {
    return tools.call(session, method, params);
  }

  /** Goes to an address, and forgets what was said of those before it. */
  Page go(String url) {
    tools.forget(session);
    call("Page.navigate", params().put("url", url));
    return this;
  }

  /** The value of an expression, which may be a promise. */
  JsonNode eval(String expression) {
    JsonNode answer =
        call(
            "Runtime.evaluate",
            params()
                .put("expression", expression)
                .put("awaitPromise", true)
                .put("returnByValue", true));
    if (answer.has("exceptionDetails")) {
      throw new AssertionError(answer.path("exceptionDetails").toString());
    }
    return answer.path("result").path("value");
  }

  /** Waits until an expression, or what it promises, is true. */
  Page until(String expression) {
    Awaitility.await(expression)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .ignoreExceptionsMatching(AssertionError.class::isInstance)
        .until(() -> eval("Promise.resolve(" + expression + ").then(Boolean)").asBoolean());
    return this;
  }

  /** Waits until an expression has a value. */
  Page until(String expression, Object value) {
    return until("(%s) === %s".formatted(expression, Json.MAPPER.valueToTree(value)));
  }

  /** Runs statements as soon as what they ask for is there: they throw where it is not. */
  Page run(String statements) {
    return until("(() => { %s; return true; })()".formatted(statements));
  }

  /** Waits until a text is seen. */
  Page untilText(String text) {
    return until("document.body.innerText.includes(" + quote(text) + ")");
  }

  static String quote(String text) {
    return Json.MAPPER.getNodeFactory().textNode(text).toString();
  }

  /**
   * Clicks what has such a text, or is labelled with it: again where the page has moved it away
   * meanwhile.
   */
  Page click(String text) {
    String find = FIND.formatted(quote(text));
    Awaitility.await(text).atMost(PATIENCE).until(() -> hit(find));
    return this;
  }

  /** Whether the mouse has met what was found; where the page itself is another one, it has. */
  private boolean hit(String find) {
    until(find);
    JsonNode place = eval(AIM.formatted(find));
    if (place.isNull()) {
      return false;
    }
    clickAt(place);
    return eval("globalThis.missed !== true").asBoolean();
  }

  private void clickAt(JsonNode place) {
    for (String type : List.of("mousePressed", "mouseReleased")) {
      call(
          "Input.dispatchMouseEvent",
          params()
              .put("type", type)
              .put("x", place.path("x").asDouble())
              .put("y", place.path("y").asDouble())
              .put("button", "left")
              .put("clickCount", 1));
    }
  }

  private static final String AIM =
      """
      ((wanted) => {
        if (!wanted) return null;
        globalThis.missed = true;
        wanted.addEventListener('click', () => { globalThis.missed = false; }, {capture: true, once: true});
        wanted.scrollIntoView({block: 'nearest'});
        const {x, y, width, height} = wanted.getBoundingClientRect();
        return {x: x + width / 2, y: y + height / 2};
      })(%s)
      """;

  /** In front of all else where a dialog is open. */
  private static final String FIND =
      "[...(document.querySelector('dialog[open]') ?? document).querySelectorAll("
          + "'button, a, [role=tab], option, summary')].find((one) =>"
          + " (one.getAttribute('aria-label') ?? one.textContent).trim() === %s)";

  /** Writes where the focus is. */
  Page type(String text) {
    call("Input.insertText", params().put("text", text));
    return this;
  }

  Page press(String key) {
    ObjectNode down = params().put("type", "keyDown").put("key", key);
    Integer code = KEY_CODES.get(key);
    if (code == null) {
      down.put("text", key);
    } else {
      down.put("windowsVirtualKeyCode", code).put("code", key);
      if (key.equals("Enter")) {
        down.put("text", "\r");
      }
    }
    call("Input.dispatchKeyEvent", down);
    call("Input.dispatchKeyEvent", params().put("type", "keyUp").put("key", key));
    return this;
  }

  /** Has a size, and the colours that this somebody likes. */
  Page look(int width, int height, boolean dark) {
    call(
        "Emulation.setDeviceMetricsOverride",
        params()
            .put("width", width)
            .put("height", height)
            .put("deviceScaleFactor", 1)
            .put("mobile", width < 600));
    ObjectNode media = params();
    media
        .putArray("features")
        .addObject()
        .put("name", "prefers-color-scheme")
        .put("value", dark ? "dark" : "light");
    call("Emulation.setEmulatedMedia", media);
    return this;
  }

  void screenshot(Path file) {
    byte[] image =
        Base64.getDecoder().decode(call("Page.captureScreenshot", params()).path("data").asText());
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, image);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where requests went since the last address, and what was complained of. */
  List<String> requests() {
    return tools.events(session).stream()
        .filter(event -> event.method().equals("Network.requestWillBeSent"))
        .map(event -> event.params().path("request").path("url").asText())
        .toList();
  }

  /** Exceptions, errors in the log, and breaches of the policy. */
  List<String> complaints() {
    return tools.events(session).stream().filter(Page::isComplaint).map(Object::toString).toList();
  }

  private static boolean isComplaint(DevTools.Event event) {
    return switch (event.method()) {
      case "Runtime.exceptionThrown" -> true;
      case "Log.entryAdded" -> event.params().at("/entry/level").asText().equals("error");
      case "Audits.issueAdded" ->
          event.params().at("/issue/code").asText().equals("ContentSecurityPolicyIssue");
      default -> false;
    };
  }

  @Override
  public void close() {
    tools.call(null, "Target.closeTarget", params().put("targetId", target));
  }
}
