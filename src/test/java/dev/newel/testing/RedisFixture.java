package dev.newel.testing;

import dev.newel.store.redis.client.LinkOptions;
import dev.newel.store.redis.client.RedisLink;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test class a real Redis that is empty when the class begins. One server serves all
 * classes of a run, one after the other.
 *
 * <p>Methods may ask for {@link Vertx}, {@link RedisLink}, {@link RedisUrl} and {@link
 * CommandStats}.
 */
public final class RedisFixture implements BeforeAllCallback, AfterAllCallback, ParameterResolver {

  /** Where the Redis of the test listens. */
  public record RedisUrl(String value) {}

  /** What runs for a test class. */
  record Running(Vertx vertx, RedisUrl url, RedisLink link) {}

  private static final Namespace NAMESPACE = Namespace.create(RedisFixture.class);
  private static final long PATIENCE_S = Patience.LONGEST.toSeconds();

  /** Waits for a future outside of any event loop, and fails with its cause. */
  public static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(PATIENCE_S, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new AssertionError(e.getCause());
    } catch (TimeoutException e) {
      throw new AssertionError("not completed in " + PATIENCE_S + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    Store shared = context.getRoot().getStore(NAMESPACE);
    TestRedis redis = shared.computeIfAbsent(TestRedis.class, key -> startRedis(), TestRedis.class);
    Vertx vertx = Vertx.vertx();
    RedisLink link = await(RedisLink.open(vertx, new LinkOptions(redis.url())));
    await(link.send(Request.cmd(Command.FLUSHALL)));
    await(link.send(Request.cmd(Command.SCRIPT).arg("FLUSH")));
    Running running = new Running(vertx, new RedisUrl(redis.url()), link);
    context.getStore(NAMESPACE).put(Running.class, running);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    Running running = running(context);
    await(running.link().close());
    await(running.vertx().close());
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Vertx.class
        || type == RedisLink.class
        || type == RedisUrl.class
        || type == CommandStats.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    Running running = running(context);
    if (type == Vertx.class) {
      return running.vertx();
    }
    if (type == RedisUrl.class) {
      return running.url();
    }
    return type == RedisLink.class ? running.link() : new CommandStats(running.link());
  }

  static Running running(ExtensionContext context) {
    Running running = context.getStore(NAMESPACE).get(Running.class, Running.class);
    if (running == null) {
      throw new IllegalStateException("no Redis was started for " + context.getDisplayName());
    }
    return running;
  }

  private static TestRedis startRedis() {
    try {
      return TestRedis.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
