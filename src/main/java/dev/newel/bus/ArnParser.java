package dev.newel.bus;

import dev.newel.bus.ServiceError.InvalidArn;
import java.util.Arrays;
import java.util.List;

/** Takes an ARN of Step Functions apart. */
final class ArnParser {

  private static final int TYPE = 5;

  private ArnParser() {}

  static Arn parse(String text) {
    if (!text.startsWith("arn:")) {
      throw invalid("Invalid ARN prefix: " + text);
    }
    String[] parts = text.split(":", -1);
    if (parts.length <= TYPE + 1 || hasEmpty(parts)) {
      throw invalid("Missing required ARN components: " + text);
    }
    if (!parts[2].equals("states")) {
      throw invalid("Invalid ARN service: " + parts[2]);
    }
    Arn.Home home = new Arn.Home(parts[1], parts[3], parts[4]);
    return resource(home, Arrays.asList(parts).subList(TYPE, parts.length));
  }

  private static Arn resource(Arn.Home home, List<String> parts) {
    int size = parts.size();
    String name = parts.get(1);
    switch (parts.get(0)) {
      case "stateMachine":
        if (size <= 3) {
          return new Arn.StateMachine(home, name, size == 3 ? parts.get(2) : null);
        }
        break;
      case "activity":
        if (size == 2) {
          return new Arn.Activity(home, name);
        }
        break;
      case "execution":
        if (size == 3) {
          return new Arn.Execution(home, name, parts.get(2));
        }
        break;
      case "express":
        if (size == 4) {
          return new Arn.Express(home, name, parts.get(2), parts.get(3));
        }
        break;
      case "mapRun":
        int slash = name.indexOf('/');
        if (size == 3 && slash > 0) {
          return new Arn.MapRun(
              home, name.substring(0, slash), name.substring(slash + 1), parts.get(2));
        }
        break;
      default:
        throw notValidHere(parts.get(0));
    }
    throw invalid("Invalid number of ARN components for the resource type " + parts.get(0));
  }

  static ServiceException wrongType(String text) {
    return notValidHere(text.split(":", -1)[TYPE]);
  }

  private static ServiceException notValidHere(String type) {
    return invalid("Resource type not valid in this context: " + type);
  }

  private static boolean hasEmpty(String[] parts) {
    for (String part : parts) {
      if (part.isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private static ServiceException invalid(String reason) {
    return new ServiceException(InvalidArn.of(reason));
  }
}
