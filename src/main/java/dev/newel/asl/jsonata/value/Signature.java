package dev.newel.asl.jsonata.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What arguments a function takes, as {@code <s-nn?:s>}: one letter for a type, {@code m} for an
 * argument that is undefined, which every type but a function allows.
 *
 * @see <a href="https://docs.jsonata.org/2.0.0/embedding-extending#function-signature-syntax">
 *     JSONata, function signatures</a>
 */
public final class Signature {

  private static final int MAX_PARAMETERS = 64;

  private final List<Parameter> parameters;

  private Signature(List<Parameter> parameters) {
    this.parameters = parameters;
  }

  /**
   * Reads a signature.
   *
   * @throws JsonataException if types have parameters that cannot have any
   */
  public static Signature parse(String text) {
    List<Parameter> parameters = new ArrayList<>();
    int at = 1;
    while (at < text.length() && text.charAt(at) != ':') {
      at = parseNext(text, at, parameters);
      if (parameters.size() > MAX_PARAMETERS) {
        throw ErrorCode.S0501.with();
      }
    }
    return new Signature(List.copyOf(parameters));
  }

  private static int parseNext(String text, int at, List<Parameter> parameters) {
    char symbol = text.charAt(at);
    int last = parameters.size() - 1;
    switch (symbol) {
      case 's', 'n', 'b', 'l', 'o' -> parameters.add(new Parameter(symbol, symbol + "m"));
      case 'a', 'x' -> parameters.add(new Parameter(symbol, "asnblfom"));
      case 'f' -> parameters.add(new Parameter(symbol, "f"));
      case 'j' -> parameters.add(new Parameter(symbol, "asnblom"));
      case '(' -> {
        int end = closing(text, at, '(', ')');
        String choice = text.substring(at + 1, Math.min(end, text.length()));
        if (choice.contains("<")) {
          throw ErrorCode.S0402.with();
        }
        parameters.add(new Parameter('(', choice + "m"));
        return end + 1;
      }
      case '<' -> {
        Parameter typed = last < 0 ? null : parameters.get(last);
        if (typed == null || (typed.type != 'a' && typed.type != 'f')) {
          throw ErrorCode.S0401.with();
        }
        int end = closing(text, at, '<', '>');
        typed.itemType = text.substring(at + 1, Math.min(end, text.length()));
        return end + 1;
      }
      default -> {
        if (last >= 0) {
          parameters.get(last).modify(symbol);
        }
      }
    }
    return at + 1;
  }

  private static int closing(String text, int start, char open, char close) {
    int depth = 1;
    int at = start;
    while (depth > 0 && ++at < text.length()) {
      depth += text.charAt(at) == close ? -1 : text.charAt(at) == open ? 1 : 0;
    }
    return at;
  }

  /**
   * The arguments as the function gets them: the context where one is left out that may be, single
   * values as arrays where arrays are wanted.
   *
   * @param name of the function, for messages
   * @throws JsonataException if they do not fit
   */
  public List<JsonNode> validate(
      List<JsonNode> arguments, JsonNode context, String name, Evaluation evaluation) {
    StringBuilder types = new StringBuilder();
    arguments.forEach(argument -> types.append(typeOf(argument)));
    evaluation.spend(1L + parameters.size());
    int[] counts = new int[parameters.size()];
    if (!fits(types, counts, 0, 0, evaluation)) {
      throw ErrorCode.T0410.with(firstMisfit(types, evaluation), new Token(name));
    }
    List<JsonNode> valid = new ArrayList<>();
    int at = 0;
    for (int i = 0; i < counts.length; i++) {
      Parameter parameter = parameters.get(i);
      if (counts[i] == 0 && parameter.takesContext) {
        if (!parameter.allows(typeOf(context))) {
          throw ErrorCode.T0411.with(at + 1, new Token(name));
        }
        valid.add(context);
      } else if (counts[i] == 0) {
        valid.add(Values.UNDEFINED);
      }
      int first = at;
      for (int n = 0; n < counts[i]; n++) {
        // of several that are no arrays the reference passes the first one each time
        JsonNode argument = arguments.get(parameter.type == 'a' ? at : first);
        valid.add(parameter.convert(argument, ++at, counts[i], name, evaluation));
      }
    }
    return valid;
  }

  /** Gives each parameter as many arguments as it takes, the first ones as many as they can. */
  private boolean fits(
      CharSequence types, int[] counts, int parameter, int at, Evaluation evaluation) {
    if (parameter == counts.length) {
      return at == types.length();
    }
    Parameter wanted = parameters.get(parameter);
    int most = 0;
    while (most < wanted.most
        && at + most < types.length()
        && wanted.allows(types.charAt(at + most))) {
      most++;
    }
    for (int count = most; count >= wanted.least; count--) {
      evaluation.spend(1);
      counts[parameter] = count;
      if (fits(types, counts, parameter + 1, at + count, evaluation)) {
        return true;
      }
    }
    return false;
  }

  /** The first argument that no longer fits, counted from 1. */
  private int firstMisfit(CharSequence types, Evaluation evaluation) {
    int good = 0;
    for (int count = 1; count <= parameters.size(); count++) {
      int taken = longestFit(types, count, 0, 0, evaluation);
      if (taken < 0) {
        return good + 1;
      }
      good = taken;
    }
    return good + 1;
  }

  /** How many arguments the first parameters take; -1 if they do not fit. */
  private int longestFit(
      CharSequence types, int count, int parameter, int at, Evaluation evaluation) {
    if (parameter == count) {
      return at;
    }
    Parameter wanted = parameters.get(parameter);
    int most = 0;
    while (most < wanted.most
        && at + most < types.length()
        && wanted.allows(types.charAt(at + most))) {
      most++;
    }
    for (int taken = most; taken >= wanted.least; taken--) {
      evaluation.spend(1);
      int end = longestFit(types, count, parameter + 1, at + taken, evaluation);
      if (end >= 0) {
        return end;
      }
    }
    return -1;
  }

  static char typeOf(JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING -> 's';
      case NUMBER -> 'n';
      case BOOLEAN -> 'b';
      case NULL -> 'l';
      case ARRAY -> 'a';
      case OBJECT -> 'o';
      case POJO -> 'f';
      default -> 'm';
    };
  }

  private static final class Parameter {

    private final char type;
    private final String allowed;
    private int least = 1;
    private int most = 1;
    private boolean takesContext;
    private @Nullable String itemType;

    Parameter(char type, String allowed) {
      this.type = type;
      this.allowed = allowed;
    }

    void modify(char modifier) {
      switch (modifier) {
        case '-' -> {
          takesContext = true;
          least = 0;
        }
        case '?' -> least = 0;
        case '+' -> most = Integer.MAX_VALUE;
        default -> {
          // what is no modifier means nothing
        }
      }
    }

    boolean allows(char argument) {
      return allowed.indexOf(argument) >= 0;
    }

    JsonNode convert(
        JsonNode argument, int position, int count, String name, Evaluation evaluation) {
      if (type != 'a' || Values.isUndefined(argument)) {
        return argument;
      }
      boolean isArray = argument.isArray();
      String wanted = itemType;
      if (wanted != null) {
        boolean isOfType =
            isArray
                ? isOf(wanted, argument, evaluation)
                : count == 1 && wanted.equals(String.valueOf(typeOf(argument)));
        if (!isOfType) {
          throw ErrorCode.T0412.with(position, new Token(name), plural(wanted));
        }
      }
      if (isArray) {
        return argument;
      }
      ArrayNode single = Values.array();
      single.add(argument);
      return single;
    }

    private static boolean isOf(String wanted, JsonNode array, Evaluation evaluation) {
      evaluation.spend(array.size() >> 1);
      char first = wanted.isEmpty() ? 0 : wanted.charAt(0);
      for (JsonNode item : array) {
        if (typeOf(item) != first) {
          return false;
        }
      }
      return true;
    }

    private static Object plural(String type) {
      return switch (type) {
        case "a" -> "arrays";
        case "b" -> "booleans";
        case "f" -> "functions";
        case "n" -> "numbers";
        case "o" -> "objects";
        case "s" -> "strings";
        default -> Values.UNDEFINED;
      };
    }
  }
}
