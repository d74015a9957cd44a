package dev.newel.store.redis.frozen;

import dev.newel.store.redis.codec.Form;
import dev.newel.store.redis.codec.Forms;
import java.util.List;

/** The forms that versions of Newel have known. */
public final class Frozen {

  private Frozen() {}

  /** What the first version knows that numbers its formats. */
  public static Forms first() {
    return new Forms(List.of(firstForm()));
  }

  /** Format 1.0. */
  public static Form firstForm() {
    return new FirstForm(new ExecutionCodec());
  }
}
