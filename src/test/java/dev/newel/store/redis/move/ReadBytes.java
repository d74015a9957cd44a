package dev.newel.store.redis.move;

import dev.newel.store.redis.client.Commands;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** How many bytes are read of the source before anything is written: what is in memory. */
final class ReadBytes {

  private static final Set<Command> READS =
      Set.of(Command.GET, Command.LRANGE, Command.HSCAN, Command.ZSCAN);

  private final AtomicLong now = new AtomicLong();
  private final AtomicLong most = new AtomicLong();

  /** The source, looked at. */
  Commands from(Commands source) {
    return watched(
        source,
        (request, answer) ->
            answer.onSuccess(
                response -> {
                  if (READS.contains(request.command())) {
                    most.accumulateAndGet(now.addAndGet(bytes(response)), Math::max);
                  }
                }));
  }

  /** The target, looked at. */
  Commands to(Commands target) {
    return watched(
        target,
        (request, answer) -> {
          now.set(0);
          return answer;
        });
  }

  /** The most that was read together. */
  long most() {
    return most.get();
  }

  private static Commands watched(
      Commands commands, BiFunction<Request, Future<Response>, Future<Response>> watch) {
    return (Commands)
        Proxy.newProxyInstance(
            Commands.class.getClassLoader(),
            new Class<?>[] {Commands.class},
            (proxy, method, arguments) -> {
              try {
                Object answer = method.invoke(commands, arguments);
                return method.getName().equals("send") && arguments.length == 1
                    ? watch.apply((Request) arguments[0], asResponse(answer))
                    : answer;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @SuppressWarnings("unchecked")
  private static Future<Response> asResponse(Object answer) {
    return (Future<Response>) answer;
  }

  private static long bytes(@Nullable Response response) {
    if (response == null) {
      return 0;
    }
    return switch (response.type()) {
      case MULTI -> response.stream().mapToLong(ReadBytes::bytes).sum();
      case BULK -> response.toBuffer().length();
      default -> 0;
    };
  }
}
