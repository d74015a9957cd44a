package dev.newel.store.redis.move;

import dev.newel.aws.Name;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.store.redis.key.KeyKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which elements of which keys go where: a rule for each kind of key. */
final class Rules {

  /** The keys that have an element afterwards; none where it is not moved. */
  @FunctionalInterface
  interface Rule {
    List<String> places(String key, Element element);
  }

  /** What is only of use to instances that live. */
  static final Set<KeyKind> LEFT_BEHIND = Set.of(KeyKind.INSTANCES, KeyKind.WAITING);

  private final Placement placement;
  private final Map<KeyKind, Rule> rules = new EnumMap<>(KeyKind.class);

  Rules(Placement placement) {
    this.placement = placement;
    for (KeyKind kind : KeyKind.values()) {
      rules.put(kind, checked(rule(kind)));
    }
  }

  Rule of(KeyKind kind) {
    Rule rule = rules.get(kind);
    if (rule == null) {
      throw new IllegalStateException("no rule for " + kind);
    }
    return rule;
  }

  /** How many elements there are of a kind, when all have been moved. */
  long moved(KeyKind kind, long elements) {
    if (LEFT_BEHIND.contains(kind)) {
      return 0;
    }
    return kind == KeyKind.CALLS ? elements * placement.copies() : elements;
  }

  /** What is damaged is none of the forms that the rules take apart. */
  private static Rule checked(Rule rule) {
    return (key, element) -> {
      try {
        return rule.places(key, element);
      } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
        throw MoveException.damaged(key, element.text(), "does not name an execution as it should");
      }
    };
  }

  private Rule rule(KeyKind kind) {
    return switch (kind) {
      case HOME,
          TOKEN_KEYS,
          MACHINES,
          ACTIVITIES,
          OPEN_MAP_RUNS,
          WITH_REPLACED,
          MACHINE,
          REVISION,
          REPLACED_REVISIONS,
          VERSIONS,
          ALIASES,
          ACTIVITY,
          QUEUE,
          LEASED,
          WORK ->
          (key, element) -> List.of(key);
      case EXECUTION, HISTORY -> (key, element) -> moved(key, key.substring(key.indexOf(':') + 1));
      case DEADLINES, OVERDUE, OUTBOX, RUN_RECORDS, RUNS ->
          (key, element) -> moved(key, word(element, 0));
      case ENDED, PUT_OFF -> (key, element) -> moved(key, word(element, 2));
      case INDEX -> (key, element) -> List.of(placement.moved(key, listed(key, element.text())));
      // they do not say which execution has answered
      case CALLS -> (key, element) -> placement.everywhere(key);
      // a move writes these itself, when all else is there
      case FORMAT, PARTITIONS, INSTANCES, WAITING -> (key, element) -> List.of();
    };
  }

  private List<String> moved(String key, String part) {
    return List.of(placement.moved(key, placement.from().key(part)));
  }

  private static String word(Element element, int number) {
    return element.text().split(" ", number + 2)[number];
  }

  /** The execution that an index has: what is part of another is listed by its path. */
  private ExecutionKey listed(String index, String member) {
    String list = index.substring(index.indexOf(':') + 1);
    Name machine = placement.from().name(list.substring(0, list.indexOf(':')));
    String path = member.indexOf(':') < 0 ? machine.text() + ":" + member : member;
    int colon = path.indexOf(':');
    return new ExecutionKey(machine.home(), path.substring(0, colon), path.substring(colon + 1));
  }
}
