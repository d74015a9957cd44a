package dev.newel.asl.jsonata.regex;

import dev.newel.asl.jsonata.value.Evaluation;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs a program on a text, at one position after the other. */
final class RegexMatcher {

  private final List<Instruction> program;
  private final int groups;
  private final String text;
  private final Evaluation evaluation;
  private final WaysBack ways;

  private int position;

  RegexMatcher(
      List<Instruction> program, int groups, int counters, String text, Evaluation evaluation) {
    this.program = program;
    this.groups = groups;
    this.text = text;
    this.evaluation = evaluation;
    ways = new WaysBack(2 * groups + counters);
  }

  /** The bounds of the match and its groups; null if nothing matches here. */
  int @Nullable [] matchAt(int start) {
    evaluation.spend(1 + (groups >> 2));
    ways.reset();
    position = start;
    if (!run(program)) {
      return null;
    }
    int[] bounds = ways.firstSlots(2 * groups);
    bounds[0] = start;
    bounds[1] = position;
    return bounds;
  }

  private boolean run(List<Instruction> instructions) {
    int base = ways.size();
    int at = 0;
    while (true) {
      evaluation.spend(1);
      Instruction instruction = instructions.get(at);
      if (instruction instanceof Instruction.Accept) {
        return true;
      }
      int next = step(instruction, at);
      if (next < 0) {
        evaluation.spend(1);
        next = ways.back(base);
        if (next < 0) {
          return false;
        }
        position = ways.position();
      }
      at = next;
    }
  }

  /** The index of the next instruction; -1 if this one fails. */
  private int step(Instruction instruction, int at) {
    if (instruction instanceof Instruction.Take take) {
      return position < text.length() && take.set().contains(text.charAt(position++)) ? at + 1 : -1;
    } else if (instruction instanceof Instruction.TakeMany many) {
      return takeMany(many, at);
    } else if (instruction instanceof Instruction.Fork fork) {
      ways.add(fork.second(), position, position);
      return fork.first();
    } else if (instruction instanceof Instruction.Jump jump) {
      return jump.target();
    } else if (instruction instanceof Instruction.Save save) {
      ways.set(save.slot(), position);
      return at + 1;
    } else if (instruction instanceof Instruction.Count count) {
      return count(count);
    } else if (instruction instanceof Instruction.Increment increment) {
      ways.set(increment.counter(), ways.slot(increment.counter()) + 1);
      return at + 1;
    } else if (instruction instanceof Instruction.Check check) {
      return isPlace(check.kind()) ? at + 1 : -1;
    }
    return stepRarely(instruction, at);
  }

  private int stepRarely(Instruction instruction, int at) {
    if (instruction instanceof Instruction.SetCounter counter) {
      ways.set(counter.counter(), 0);
      return at + 1;
    } else if (instruction instanceof Instruction.MustProgress must) {
      boolean isNeeded = ways.slot(must.counter()) <= must.least();
      return isNeeded || position != ways.slot(must.slot()) ? at + 1 : -1;
    } else if (instruction instanceof Instruction.Clear clear) {
      for (int slot = 2 * clear.firstGroup(); slot < 2 * clear.lastGroup(); slot++) {
        evaluation.spend(1);
        ways.set(slot, -1);
      }
      return at + 1;
    } else if (instruction instanceof Instruction.TakeBack take) {
      return position > 0 && take.set().contains(text.charAt(--position)) ? at + 1 : -1;
    } else if (instruction instanceof Instruction.Repeat repeat) {
      return repeat(repeat) ? at + 1 : -1;
    } else if (instruction instanceof Instruction.Look look) {
      return look(look) ? at + 1 : -1;
    }
    throw new IllegalStateException("unknown instruction: " + instruction);
  }

  private int takeMany(Instruction.TakeMany many, int at) {
    int start = position;
    int limit = text.length();
    if (many.most() >= 0) {
      limit = (int) Math.min(limit, (long) start + many.most());
    }
    while (position < limit && many.set().contains(text.charAt(position))) {
      position++;
    }
    evaluation.spend(position - start);
    if (position - start < many.least()) {
      return -1;
    }
    if (position > start + many.least()) {
      ways.add(at + 1, position - 1, start + many.least());
    }
    return at + 1;
  }

  private int count(Instruction.Count count) {
    int done = ways.slot(count.counter());
    if (done < count.least()) {
      return count.body();
    }
    if (count.most() >= 0 && done >= count.most()) {
      return count.end();
    }
    ways.add(count.isGreedy() ? count.end() : count.body(), position, position);
    return count.isGreedy() ? count.body() : count.end();
  }

  private boolean repeat(Instruction.Repeat repeat) {
    int start = ways.slot(2 * repeat.group());
    int end = ways.slot(2 * repeat.group() + 1);
    if (start < 0 || end < 0) {
      return true;
    }
    int length = end - start;
    evaluation.spend(length);
    int from = repeat.isBackwards() ? position - length : position;
    if (!text.regionMatches(repeat.ignoresCase(), from, text, start, length)) {
      return false;
    }
    position = repeat.isBackwards() ? from : from + length;
    return true;
  }

  private boolean look(Instruction.Look look) {
    int before = ways.size();
    int start = position;
    boolean isThere = run(look.program());
    position = start;
    if (isThere && look.isNegated()) {
      ways.undo(before);
    } else if (isThere) {
      ways.forgetWays(before, evaluation);
    }
    return isThere != look.isNegated();
  }

  private boolean isPlace(RegexNode.PlaceKind kind) {
    return switch (kind) {
      case START -> position == 0;
      case END -> position == text.length();
      case LINE_START -> position == 0 || CharacterSet.isLineEnd(text.charAt(position - 1));
      case LINE_END -> position == text.length() || CharacterSet.isLineEnd(text.charAt(position));
      case WORD_EDGE -> isWord(position - 1) != isWord(position);
      case NO_WORD_EDGE -> isWord(position - 1) == isWord(position);
    };
  }

  private boolean isWord(int at) {
    return at >= 0 && at < text.length() && CharacterSet.WORD.contains(text.charAt(at));
  }

  /** The other ways on, and what is to be set back before one of them is taken. */
  private static final class WaysBack {

    private static final int WIDTH = 3;

    /** About 12 MB. */
    private static final int MAX_SIZE = 3 << 20;

    private final int[] slots;
    private int[] stack = new int[16 * WIDTH];
    private int size;
    private int position;

    WaysBack(int slotCount) {
      slots = new int[slotCount];
    }

    void reset() {
      Arrays.fill(slots, -1);
      size = 0;
    }

    int size() {
      return size;
    }

    int slot(int slot) {
      return slots[slot];
    }

    int[] firstSlots(int count) {
      return Arrays.copyOf(slots, count);
    }

    void set(int slot, int value) {
      push(-1 - slot, slots[slot], 0);
      slots[slot] = value;
    }

    /** A way on from a position, and then from all positions before it down to another. */
    void add(int target, int from, int downTo) {
      push(target, from, downTo);
    }

    private void push(int first, int second, int third) {
      if (size == stack.length) {
        if (size >= MAX_SIZE) {
          throw Evaluation.memoryExceeded();
        }
        stack = Arrays.copyOf(stack, 2 * size);
      }
      stack[size] = first;
      stack[size + 1] = second;
      stack[size + 2] = third;
      size += WIDTH;
    }

    /** Takes the last way that was left; -1 if there is none above a base. */
    int back(int base) {
      while (size > base) {
        size -= WIDTH;
        int target = stack[size];
        if (target < 0) {
          slots[-1 - target] = stack[size + 1];
          continue;
        }
        position = stack[size + 1];
        if (position > stack[size + 2]) {
          stack[size + 1]--;
          size += WIDTH;
        }
        return target;
      }
      return -1;
    }

    int position() {
      return position;
    }

    void undo(int base) {
      while (size > base) {
        size -= WIDTH;
        if (stack[size] < 0) {
          slots[-1 - stack[size]] = stack[size + 1];
        }
      }
    }

    /** What was matched stays, how else it could have been is forgotten. */
    void forgetWays(int base, Evaluation evaluation) {
      evaluation.spend((size - base) / WIDTH);
      int kept = base;
      for (int at = base; at < size; at += WIDTH) {
        if (stack[at] < 0) {
          System.arraycopy(stack, at, stack, kept, WIDTH);
          kept += WIDTH;
        }
      }
      size = kept;
    }
  }
}
