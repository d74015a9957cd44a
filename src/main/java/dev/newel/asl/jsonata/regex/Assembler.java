package dev.newel.asl.jsonata.regex;

import java.util.ArrayList;
import java.util.List;

/** Makes instructions of a pattern. */
final class Assembler {

  private final List<Instruction> program = new ArrayList<>();
  private final int groups;
  private boolean isBackwards;
  private int counters;
  private int marks;

  Assembler(int groups) {
    this.groups = groups;
  }

  /** How many places the matcher needs besides those of the groups. */
  int counters() {
    return counters + marks;
  }

  List<Instruction> assemble(RegexNode root) {
    emit(root);
    program.add(new Instruction.Accept());
    return List.copyOf(program);
  }

  private void emit(RegexNode node) {
    if (node instanceof RegexNode.Characters characters) {
      program.add(
          isBackwards
              ? new Instruction.TakeBack(characters.set())
              : new Instruction.Take(characters.set()));
    } else if (node instanceof RegexNode.Sequence sequence) {
      int size = sequence.parts().size();
      for (int i = 0; i < size; i++) {
        emit(sequence.parts().get(isBackwards ? size - 1 - i : i));
      }
    } else if (node instanceof RegexNode.Alternatives alternatives) {
      emitAlternatives(alternatives.options());
    } else if (node instanceof RegexNode.Group group) {
      program.add(new Instruction.Save(2 * group.number() + (isBackwards ? 1 : 0)));
      emit(group.body());
      program.add(new Instruction.Save(2 * group.number() + (isBackwards ? 0 : 1)));
    } else if (node instanceof RegexNode.BackReference reference) {
      program.add(new Instruction.Repeat(reference.number(), reference.ignoresCase(), isBackwards));
    } else if (node instanceof RegexNode.Place place) {
      program.add(new Instruction.Check(place.kind()));
    } else if (node instanceof RegexNode.Look look) {
      emitLook(look);
    } else if (node instanceof RegexNode.Repeat repeat) {
      emitRepeat(repeat);
    }
  }

  private void emitAlternatives(List<RegexNode> options) {
    List<Integer> ends = new ArrayList<>();
    for (int i = 0; i < options.size() - 1; i++) {
      int fork = reserve();
      emit(options.get(i));
      ends.add(reserve());
      program.set(fork, new Instruction.Fork(fork + 1, program.size()));
    }
    emit(options.get(options.size() - 1));
    ends.forEach(end -> program.set(end, new Instruction.Jump(program.size())));
  }

  /** What is looked at is a program of its own, which shares groups and counters. */
  private void emitLook(RegexNode.Look look) {
    List<Instruction> outer = List.copyOf(program);
    boolean wasBackwards = isBackwards;
    program.clear();
    isBackwards = look.isBehind();
    List<Instruction> inner = assemble(look.body());
    program.clear();
    program.addAll(outer);
    isBackwards = wasBackwards;
    program.add(new Instruction.Look(inner, look.isNegated()));
  }

  private void emitRepeat(RegexNode.Repeat repeat) {
    if (!isBackwards
        && repeat.isGreedy()
        && repeat.body() instanceof RegexNode.Characters characters) {
      program.add(new Instruction.TakeMany(characters.set(), repeat.least(), repeat.most()));
      return;
    }
    int counter = 2 * groups + counters();
    counters++;
    int mark = 2 * groups + counters();
    marks++;
    program.add(new Instruction.SetCounter(counter));
    int count = reserve();
    program.add(new Instruction.Increment(counter));
    program.add(new Instruction.Save(mark));
    if (repeat.lastGroup() > repeat.firstGroup()) {
      program.add(new Instruction.Clear(repeat.firstGroup(), repeat.lastGroup()));
    }
    emit(repeat.body());
    program.add(new Instruction.MustProgress(mark, counter, repeat.least()));
    program.add(new Instruction.Jump(count));
    program.set(
        count,
        new Instruction.Count(
            counter, repeat.least(), repeat.most(), repeat.isGreedy(), count + 1, program.size()));
  }

  private int reserve() {
    program.add(new Instruction.Accept());
    return program.size() - 1;
  }
}
