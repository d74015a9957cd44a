package dev.newel.aws;

import dev.newel.aws.ServiceError.InvalidArn;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Takes an ARN of Step Functions apart. */
final class ArnParser {

  private static final int TYPE = 5;

  /** The home that was read last: nearly all ARNs are of one, and its parts are long. */
  private static volatile @Nullable Start last;

  /** An ARN up to its type, and whose it is. */
  private record Start(String text, Home home) {}

  private ArnParser() {}

  static Arn parse(String text) {
    Start known = last;
    if (known == null || !text.startsWith(known.text)) {
      known = start(text);
      last = known;
    }
    String[] parts = text.substring(known.text.length()).split(":", -1);
    if (parts.length < 2 || hasEmpty(parts)) {
      throw missing(text);
    }
    return resource(known.home, parts);
  }

  private static Start start(String text) {
    if (!text.startsWith("arn:")) {
      throw invalid("Invalid ARN prefix: " + text);
    }
    String[] parts = text.split(":", -1);
    if (parts.length <= TYPE + 1 || hasEmpty(parts)) {
      throw missing(text);
    }
    if (!parts[2].equals("states")) {
      throw invalid("Invalid ARN service: " + parts[2]);
    }
    Home home = new Home(parts[1], parts[3], parts[4]);
    String start = String.join(":", Arrays.asList(parts).subList(0, TYPE)) + ":";
    return new Start(start, home);
  }

  private static Arn resource(Home home, String[] parts) {
    int names = parts.length - 1;
    String type = parts[0];
    String first = parts[1];
    Arn arn =
        switch (type) {
          case "stateMachine" ->
              names > 2 ? null : new Arn.StateMachine(home, first, names == 2 ? parts[2] : null);
          case "activity" -> names == 1 ? new Arn.Activity(home, first) : null;
          case "execution" -> names == 2 ? new Arn.Execution(home, first, parts[2]) : null;
          case "express" -> names == 3 ? new Arn.Express(home, first, parts[2], parts[3]) : null;
          case "mapRun" -> names == 2 ? mapRun(home, first, parts[2]) : null;
          default -> throw notValidHere(type);
        };
    if (arn == null) {
      throw invalid("Invalid number of ARN components for the resource type " + type);
    }
    return arn;
  }

  private static Arn.@Nullable MapRun mapRun(Home home, String place, String id) {
    int slash = place.indexOf('/');
    if (slash < 0) {
      return null;
    }
    return new Arn.MapRun(home, place.substring(0, slash), place.substring(slash + 1), id);
  }

  private static ServiceException missing(String text) {
    return invalid("Missing required ARN components: " + text);
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
