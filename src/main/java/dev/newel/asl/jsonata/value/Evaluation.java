package dev.newel.asl.jsonata.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.newel.asl.jsonpath.Allowance;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * One evaluation of an expression: what is bound at its top, and what it may still do. Everything
 * that loops, recurses or makes something asks here first, the functions that are built in too.
 *
 * <p>Depth and size end where AWS's do, with its texts. The depth is that of nested expressions.
 * Memory has two counts: what has been put into arrays and objects is never given back, what is
 * bound to names or passed as an argument is, when the call or the block is left.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html">Step
 *     Functions, transforming data with JSONata</a>
 */
public final class Evaluation {

  static final int MAX_DEPTH = 100;

  /** Of nested data, as of the JSON that comes from outside. */
  private static final int MAX_NESTING = 1_000;

  /** The longest array; AWS makes {@code [1..873782]} and no longer one. */
  static final int MAX_ITEMS = 873_782;

  /** The longest text. AWS makes one of 2^22 characters and not one of 2^23. */
  static final int MAX_TEXT = 5 << 20;

  /** In bytes, roughly; an estimate of what could be alive at the same time. */
  private static final long MAX_MEMORY = 64L << 20;

  private static final int SHORT_TEXT = 64;
  private static final int REFERENCE = 4;
  private static final int NUMBER = 16;
  private static final int ENTRY = 48;

  private final Globals globals;
  private final Allowance allowance;

  private int depth;
  private long kept;
  private long held;

  public Evaluation(Globals globals, Allowance allowance) {
    this.globals = globals;
    this.allowance = allowance;
  }

  /** The value of a variable that no frame has; undefined if there is none. */
  JsonNode global(String name) {
    return globals.find(name);
  }

  public Instant now() {
    return globals.now();
  }

  public RandomGenerator random() {
    return globals.random();
  }

  /** Work is about to be done, in steps of about ten nanoseconds. */
  public void spend(long steps) {
    allowance.spend(steps);
  }

  /** A nested expression begins. */
  public void enter() {
    allowance.spend(2);
    if (++depth > MAX_DEPTH) {
      throw stackOverflow();
    }
  }

  public void leave() {
    depth--;
  }

  /** Nested expressions, one after the other, that had nothing to do but to look up a name. */
  public void pass(int count) {
    allowance.spend(2L * count);
    if (count > 0 && depth >= MAX_DEPTH) {
      throw stackOverflow();
    }
  }

  /** Data are walked into; {@code levels} deep already. */
  public static void checkNesting(int levels) {
    if (levels > MAX_NESTING) {
      throw stackOverflow();
    }
  }

  /** A text of a length is about to be made. */
  public void makeText(long length) {
    checkText(length);
    allowance.spend(1 + (length >> 4));
  }

  /** A text that is being made has grown to a length. */
  public void checkText(long length) {
    if (length > MAX_TEXT) {
      throw memoryExceeded();
    }
  }

  /** So many numbers are about to be made. */
  public void makeNumbers(long count) {
    checkSize(count);
    keep(count * NUMBER);
    allowance.spend(2 * count);
  }

  /** Puts a value at the end of an array. */
  public void add(ArrayNode array, JsonNode value) {
    checkSize(array.size() + 1L);
    allowance.spend(2);
    keep(REFERENCE + sizeOf(value));
    array.add(value);
  }

  /** Puts all items of one array at the end of another. */
  public void addAll(ArrayNode array, ArrayNode items) {
    int size = items.size();
    checkSize((long) array.size() + size);
    // the texts among them are in an array already
    keep((long) size * REFERENCE);
    allowance.spend(1 + (size >> 1));
    array.addAll(items);
  }

  /** An object gets a member. */
  public void keepMember(JsonNode value) {
    allowance.spend(4);
    keep(ENTRY + sizeOf(value));
  }

  /** A value is bound to a name that outlives the call. */
  public void keepValue(JsonNode value) {
    keep(REFERENCE + sizeOf(value));
  }

  /** A value is bound to a name, or is an argument, until {@link #release}. */
  public void hold(JsonNode value) {
    int size = sizeOf(value);
    if (size > 0) {
      held += size;
      checkMemory();
    }
  }

  /** What is held now, to go back to. */
  public long held() {
    return held;
  }

  public void release(long before) {
    held = before;
  }

  private void keep(long bytes) {
    kept += bytes;
    checkMemory();
  }

  private void checkMemory() {
    if (kept + held > MAX_MEMORY) {
      throw memoryExceeded();
    }
  }

  private static void checkSize(long items) {
    if (items > MAX_ITEMS) {
      throw memoryExceeded();
    }
  }

  private static int sizeOf(JsonNode value) {
    if (!(value instanceof TextNode)) {
      return 0;
    }
    int length = value.textValue().length();
    return length > SHORT_TEXT ? 2 * length : 0;
  }

  public static JsonataException stackOverflow() {
    return JsonataException.bound(
        "Stack overflow error: Check for non-terminating recursive function. Consider rewriting as"
            + " tail-recursive");
  }

  public static JsonataException memoryExceeded() {
    return JsonataException.bound(
        "Expression evaluation memory limit exceeded: Check for excessive memory usage");
  }

  /** The allowance of steps is used up. */
  public static JsonataException timeout() {
    return JsonataException.bound("Expression evaluation timeout: Check for infinite loop");
  }
}
