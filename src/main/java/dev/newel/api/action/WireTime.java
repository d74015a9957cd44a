package dev.newel.api.action;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import java.math.BigDecimal;

/** Times as the protocol has them: seconds since 1970 with milliseconds, no exponent. */
public final class WireTime {

  private static final int MILLISECONDS = 3;

  private WireTime() {}

  public static JsonNode seconds(long epochMillis) {
    return DecimalNode.valueOf(BigDecimal.valueOf(epochMillis, MILLISECONDS));
  }
}
