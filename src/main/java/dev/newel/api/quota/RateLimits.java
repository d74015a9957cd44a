package dev.newel.api.quota;

import dev.newel.api.action.ActionCall;
import dev.newel.api.action.CallGuard;
import dev.newel.aws.Home;
import dev.newel.aws.ServiceError.ThrottlingException;
import dev.newel.aws.ServiceException;
import dev.newel.config.NewelConfig.Rate;
import io.vertx.core.Future;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * How often each account may call an action in a region, by a bucket for each. Buckets are this
 * instance's own: so many instances give so many times as much.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html">Quotas
 *     related to API action throttling</a>
 */
public final class RateLimits implements CallGuard {

  /** Whoever makes up accounts must not fill the memory: then all begin anew. */
  private static final int MOST_BUCKETS = 100_000;

  private final Map<String, Rate> rates;
  private final LongSupplier nanos;
  private final Map<Key, TokenBucket> buckets = new ConcurrentHashMap<>();

  private record Key(Home home, String action) {}

  /**
   * @param rates by the names of actions
   * @param nanos a clock that counts nanoseconds
   */
  public RateLimits(Map<String, Rate> rates, LongSupplier nanos) {
    this.rates = Map.copyOf(rates);
    this.nanos = nanos;
  }

  @Override
  public Future<Void> admit(ActionCall call) {
    Rate rate = rates.get(call.action());
    if (rate != null
        && !bucket(new Key(call.home(), call.action()), rate).take(nanos.getAsLong())) {
      throw new ServiceException(new ThrottlingException("Rate exceeded"));
    }
    return Future.succeededFuture();
  }

  private TokenBucket bucket(Key key, Rate rate) {
    TokenBucket bucket = buckets.get(key);
    if (bucket != null) {
      return bucket;
    }
    if (buckets.size() >= MOST_BUCKETS) {
      buckets.clear();
    }
    return buckets.computeIfAbsent(
        key, first -> new TokenBucket(rate.bucket(), rate.perSecond(), nanos.getAsLong()));
  }
}
