package dev.newel.store.redis.frozen;

import dev.newel.store.redis.codec.Form;
import dev.newel.store.redis.codec.Forms;
import java.util.List;

/** The forms that versions of Newel have known. */
public final class Frozen {

  private Frozen() {}

  /** What the first version knows that numbers its formats. */
  public static Forms first(String arnPrefix) {
    return new Forms(List.of(firstForm(arnPrefix)));
  }

  /** Format 1.0. */
  public static Form firstForm(String arnPrefix) {
    return new FirstForm(new ExecutionCodec(arnPrefix));
  }
}
