package dev.newel.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletionException;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MemoryIsOutTest {

  private static final Logger ROOT = Logger.getLogger("");
  private static final Logger ANY = Logger.getLogger("io.netty.of.test");

  private final Handler[] usual = ROOT.getHandlers();
  private int ends;

  @BeforeEach
  void listen() {
    for (Handler handler : usual) {
      ROOT.removeHandler(handler);
    }
    new MemoryIsOut(() -> ends++).install();
  }

  @AfterEach
  void hearNoMore() {
    for (Handler handler : ROOT.getHandlers()) {
      ROOT.removeHandler(handler);
    }
    for (Handler handler : usual) {
      ROOT.addHandler(handler);
    }
  }

  @Test
  void shouldEndTheProcessWhoeverLogsThatMemoryIsOut() {
    ANY.log(Level.WARNING, "a task failed", new OutOfMemoryError("Java heap space"));
    assertThat(ends).isOne();
    ANY.log(
        Level.WARNING,
        "a task failed",
        new CompletionException(new IllegalStateException(new OutOfMemoryError("heap"))));
    assertThat(ends).isEqualTo(2);
  }

  @Test
  void shouldLetAllElsePass() {
    ANY.log(Level.SEVERE, "a task failed", new StackOverflowError());
    ANY.warning("OutOfMemoryError");
    Exception one = new Exception();
    one.initCause(new Exception(one));
    ANY.log(Level.SEVERE, "in a circle", one);
    assertThat(ends).isZero();
  }
}
