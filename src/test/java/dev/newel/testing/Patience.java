package dev.newel.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * How long tests wait for what comes in a moment: longer than any machine stands still, however
 * busy it is. Found by JUnit itself, for every test class.
 */
public final class Patience implements BeforeAllCallback {

  static final Duration LONGEST = Duration.ofMinutes(1);

  @Override
  public void beforeAll(ExtensionContext context) {
    Awaitility.setDefaultTimeout(LONGEST);
  }
}
