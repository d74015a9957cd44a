package dev.newel.asl.jsonata.tree;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.newel.asl.jsonata.value.ConstructedArray;
import dev.newel.asl.jsonata.value.Evaluation;
import dev.newel.asl.jsonata.value.Frame;
import dev.newel.asl.jsonata.value.Sequence;
import dev.newel.asl.jsonata.value.Values;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Steps, each applied to all that the one before it yields.
 *
 * @see <a href="https://docs.jsonata.org/2.0.0/processing">JSONata, the processing model</a>
 */
public final class Path extends Node {

  private final List<Step> steps = new ArrayList<>();
  private boolean keepsSingleton;
  private boolean yieldsTuples;

  /** Found at the first evaluation; the same whoever finds it. */
  private @Nullable List<String> leading;

  public Path(Node first) {
    steps.add(new Step(first));
  }

  public List<Step> steps() {
    return steps;
  }

  public Step lastStep() {
    return steps.get(steps.size() - 1);
  }

  /** The result is an array even if it has a single item. */
  public void keepSingleton() {
    keepsSingleton = true;
  }

  /** A part of a path in whose tuples a parent is looked for. */
  public void yieldTuples() {
    yieldsTuples = true;
  }

  @Override
  boolean groupsItself() {
    return true;
  }

  @Override
  public boolean buildsArray() {
    return steps.get(0).node().buildsArray();
  }

  @Override
  public @Nullable String calledName() {
    return steps.get(0).node().calledName();
  }

  @Override
  protected JsonNode compute(JsonNode input, Frame frame) {
    boolean isArray = input.isArray() && !(steps.get(0).node() instanceof VariableReference);
    JsonNode current = input;
    int at = 0;
    if (!isArray) {
      // the short way, which most steps of most paths take: from one value to another
      List<String> names = leadingNames();
      while (at < names.size()) {
        boolean isVariable = at == 0 && steps.get(0).node() instanceof VariableReference;
        JsonNode next = isVariable ? frame.lookup(names.get(0)) : current.get(names.get(at));
        if (next == null || next.isArray() || next.isMissingNode()) {
          break;
        }
        current = next;
        at++;
      }
      frame.evaluation().pass(at);
    }
    if (at == steps.size() && group() == null && !keepsSingleton && !keepsArray()) {
      return current;
    }
    Walk walk = new Walk(current, !isArray, frame);
    for (; at < steps.size() && !walk.isAtEnd(); at++) {
      walk.take(steps.get(at), at == 0, at == steps.size() - 1);
    }
    JsonNode result = walk.result();
    Grouping grouping = group();
    return grouping == null ? result : grouping.evaluate(walk.groupable(result), frame);
  }

  /** The names of the steps at the beginning that do no more than to look up a name. */
  private List<String> leadingNames() {
    List<String> known = leading;
    if (known == null) {
      List<String> names = new ArrayList<>();
      for (Step step : steps) {
        String name = step.plainName(names.isEmpty());
        if (name == null) {
          break;
        }
        names.add(name);
      }
      known = List.copyOf(names);
      leading = known;
    }
    return known;
  }

  /**
   * One evaluation. Where a single value is, as on most steps of most paths, no sequence is made of
   * it.
   */
  private final class Walk {

    private final Frame frame;
    private final Evaluation evaluation;

    /** The only item, or an array with all items. */
    private JsonNode current;

    private boolean isSingle;

    /** Whether a step has bound names, so that from there on there are tuples. */
    private boolean isStream;

    private @Nullable ArrayNode tuples;

    Walk(JsonNode input, boolean isSingle, Frame frame) {
      current = input;
      this.isSingle = isSingle;
      this.frame = frame;
      evaluation = frame.evaluation();
    }

    boolean isAtEnd() {
      return !isStream && !isSingle && current.isEmpty();
    }

    void take(Step step, boolean isFirst, boolean isLast) {
      isStream |= step.bindsNames();
      if (step.node() instanceof Sorting sorting) {
        sort(step, sorting);
      } else if (isFirst && step.node().buildsArray()) {
        JsonNode array = step.node().evaluate(items(), frame);
        if (step.focus() == null) {
          become(array);
        }
      } else if (isStream) {
        ArrayNode from = tuples == null ? step.asTuples(items(), evaluation, false) : tuples;
        tuples = step.takeTuples(from, frame);
      } else if (isSingle) {
        takeFromOne(step, isLast);
      } else {
        takeFromEach(step, isLast);
      }
    }

    private ArrayNode items() {
      return isSingle ? Sequence.of(current) : (ArrayNode) current;
    }

    private void become(JsonNode array) {
      current = array.isArray() ? array : new Sequence();
      isSingle = false;
    }

    private void sort(Step step, Sorting sorting) {
      if (tuples != null) {
        tuples = step.applyStages(sorting.sort(tuples, frame), frame);
      } else if (step.bindsNames()) {
        ArrayNode sorted = sorting.sort(items(), frame);
        tuples = step.applyStages(step.asTuples(sorted, evaluation, true), frame);
      } else if (!isSingle || !step.isPlain()) {
        ArrayNode items = items();
        boolean isAlone = items.size() == 1 && !(items instanceof ConstructedArray);
        ArrayNode sorted = isAlone ? Sequence.of(items.get(0)) : sorting.sort(items, frame);
        become(step.applyStages(sorted, frame));
      }
    }

    private void takeFromOne(Step step, boolean isLast) {
      JsonNode value = step.take(current, frame);
      if (Values.isUndefined(value) || (value.isArray() && value.isEmpty() && !isLast)) {
        become(new Sequence());
      } else if (!(value instanceof ArrayNode array)
          || (array instanceof ConstructedArray && !isLast)) {
        current = value;
      } else if (isLast && array instanceof Sequence) {
        Sequence copy = new Sequence();
        evaluation.addAll(copy, array);
        become(copy);
      } else {
        become(array);
      }
    }

    private void takeFromEach(Step step, boolean isLast) {
      Sequence found = new Sequence();
      int values = 0;
      JsonNode last = Values.UNDEFINED;
      for (JsonNode item : current) {
        JsonNode value = step.take(item, frame);
        if (Values.isUndefined(value)) {
          continue;
        }
        values++;
        last = value;
        if (value instanceof ConstructedArray) {
          evaluation.add(found, value);
        } else {
          Values.addFlat(found, value, evaluation);
        }
      }
      boolean isOneArray = isLast && values == 1 && last.isArray() && !(last instanceof Sequence);
      become(isOneArray ? last : found);
    }

    JsonNode result() {
      if (isStream) {
        ArrayNode stream = tuples == null ? Sequence.ofTuples() : tuples;
        return yieldsTuples ? stream : itemsOf(stream);
      }
      if (!keepsSingleton) {
        return isSingle && keepsArray() ? Sequence.of(current) : current;
      }
      Sequence kept = new Sequence();
      if (isSingle || current instanceof ConstructedArray) {
        kept.add(current);
      } else if (current instanceof Sequence sequence) {
        kept = sequence;
      } else {
        return current;
      }
      kept.keep();
      return kept;
    }

    private JsonNode itemsOf(ArrayNode stream) {
      Sequence items = new Sequence();
      for (JsonNode tuple : stream) {
        evaluation.add(items, tuple.get(Step.ITEM));
      }
      if (keepsSingleton) {
        items.keep();
      }
      return items;
    }

    JsonNode groupable(JsonNode result) {
      return tuples == null ? result : tuples;
    }
  }

  @Override
  public void visit(Visitor visitor) {
    Node first = steps.get(0).node();
    if (first instanceof VariableReference variable) {
      visitor.variable(variable.name(), namesAfterFirst());
      variable.predicates().forEach(visitor::visitInside);
    } else {
      visitor.visit(first);
    }
    steps.get(0).visit(visitor);
    for (Step step : steps.subList(1, steps.size())) {
      visitor.visitInside(step.node());
      step.visit(visitor);
    }
  }

  private List<String> namesAfterFirst() {
    List<String> names = new ArrayList<>();
    for (Step step : steps.subList(1, steps.size())) {
      if (!(step.node() instanceof Name name)) {
        break;
      }
      names.add(name.name());
    }
    return names;
  }
}
