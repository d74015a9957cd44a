package dev.newel.asl.jsonata.compiler;

import dev.newel.asl.jsonata.call.Block;
import dev.newel.asl.jsonata.tree.Name;
import dev.newel.asl.jsonata.tree.Node;
import dev.newel.asl.jsonata.tree.ParentReference;
import dev.newel.asl.jsonata.tree.ParentSlot;
import dev.newel.asl.jsonata.tree.Path;
import dev.newel.asl.jsonata.tree.Step;
import dev.newel.asl.jsonata.tree.Wildcard;
import dev.newel.asl.jsonata.value.ErrorCode;
import java.util.ArrayList;
import java.util.List;

/** Finds the steps that yield the parents which are asked for. */
final class Ancestry {

  private int labels;

  ParentSlot newSlot() {
    // no variable has such a name
    return new ParentSlot("!" + labels++);
  }

  /** What a part asks for and has not found is asked for by the whole. */
  static void push(Node whole, Node part) {
    whole.openSlots().addAll(openIn(part));
  }

  private static List<ParentSlot> openIn(Node part) {
    List<ParentSlot> slots = new ArrayList<>(part.openSlots());
    if (part instanceof ParentReference parent) {
      slots.add(parent.slot());
    }
    return slots;
  }

  static boolean hasOpenSlots(Node node) {
    return !openIn(node).isEmpty();
  }

  /** Looks for what the last step of a path asks for, in the steps before it. */
  static void resolve(Path path) {
    List<Step> steps = path.steps();
    for (ParentSlot slot : openIn(path.lastStep().node())) {
      int at = steps.size() - 2;
      while (slot.level() > 0) {
        if (at < 0) {
          path.openSlots().add(slot);
          break;
        }
        Step step = steps.get(at--);
        while (at >= 0 && step.focus() != null && steps.get(at).focus() != null) {
          step = steps.get(at--);
        }
        seek(step, slot);
      }
    }
  }

  /** What a predicate of a step asks for is that step's own parent, or one further up. */
  static void resolvePredicate(Node node, Step step, Node predicate) {
    if (predicate.openSlots().isEmpty()) {
      return;
    }
    for (ParentSlot slot : predicate.openSlots()) {
      if (slot.level() == 1) {
        seek(step, slot);
      } else {
        slot.descend();
      }
    }
    push(node, predicate);
  }

  private static void seek(Step step, ParentSlot slot) {
    Node node = step.node();
    if (node instanceof Name || node instanceof Wildcard) {
      slot.descend();
      if (slot.level() == 0) {
        step.isParentOf(slot);
      }
      return;
    }
    if (node instanceof Block block && !block.expressions().isEmpty()) {
      step.bindNames();
    }
    seek(node, slot);
  }

  private static void seek(Node node, ParentSlot slot) {
    if (node instanceof ParentReference) {
      slot.rise();
    } else if (node instanceof Wildcard) {
      slot.descend();
    } else if (node instanceof Block block) {
      List<Node> expressions = block.expressions();
      if (!expressions.isEmpty()) {
        seek(expressions.get(expressions.size() - 1), slot);
      }
    } else if (node instanceof Path path) {
      seek(path, slot);
    } else {
      throw ErrorCode.S0217.with();
    }
  }

  private static void seek(Path path, ParentSlot slot) {
    path.yieldTuples();
    int at = path.steps().size() - 1;
    seek(path.steps().get(at--), slot);
    while (slot.level() > 0 && at >= 0) {
      seek(path.steps().get(at--), slot);
    }
  }
}
