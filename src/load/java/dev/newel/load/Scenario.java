package dev.newel.load;

import java.io.IOException;
import java.time.Duration;

/** One kind of load. */
interface Scenario {

  String name();

  /** Puts the load on the server for some time, until all that it began is done. */
  Figures run(Duration time) throws IOException;
}
