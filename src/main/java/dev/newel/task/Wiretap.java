package dev.newel.task;

/**
 * Hears what goes over the wire as a task is done whose state is tested by itself.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/test-state-isolation.html#test-state-trace-level">TRACE</a>
 */
public interface Wiretap {

  /** Nobody listens. */
  Wiretap NONE =
      new Wiretap() {
        @Override
        public boolean revealsSecrets() {
          return false;
        }

        @Override
        public void heard(HttpExchange exchange) {}
      };

  /** Whether it may hear what authorises a call. */
  boolean revealsSecrets();

  /** A request was sent, and an answer came. Where it is sent again, the last one counts. */
  void heard(HttpExchange exchange);
}
