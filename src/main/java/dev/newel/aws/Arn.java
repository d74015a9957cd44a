package dev.newel.aws;

import dev.newel.aws.ServiceError.InvalidArn;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a resource of Step Functions: {@code arn:aws:states:<region>:<account>:<type>:<name>}
 * and what the type puts behind it. Parsing checks the form alone; whose region and account it
 * names is for the actions.
 */
public sealed interface Arn {

  Home home();

  /** The ARN as it stands in requests and answers. */
  String text();

  /** {@code stateMachine:<name>}, with a version's number or an alias's name behind it, or none. */
  record StateMachine(Home home, String name, @Nullable String qualifier) implements Arn {

    /** As Newel writes them, so that no two texts are one version. */
    private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,8}");

    @Override
    public String text() {
      return home.arn("stateMachine", qualifier == null ? name : name + ":" + qualifier);
    }

    public Execution execution(String executionName) {
      return new Execution(home, name, executionName);
    }

    /** The number of the version that it names; null where it names none. */
    public @Nullable Integer version() {
      return qualifier != null && VERSION.matcher(qualifier).matches()
          ? Integer.valueOf(qualifier)
          : null;
    }

    /** Whether it names a Distributed Map state of the machine, by its label. */
    public boolean isOfMapState() {
      int slash = name.indexOf('/');
      return slash >= 0 && slash == name.lastIndexOf('/');
    }

    /** The same without a version or an alias. */
    public StateMachine unqualified() {
      return qualifier == null ? this : new StateMachine(home, name, null);
    }
  }

  /** {@code activity:<name>}. */
  record Activity(Home home, String name) implements Arn {
    @Override
    public String text() {
      return home.arn("activity", name);
    }
  }

  /** {@code execution:<state machine>:<name>}. */
  record Execution(Home home, String stateMachine, String name) implements Arn {
    @Override
    public String text() {
      return home.arn("execution", stateMachine + ":" + name);
    }
  }

  /** {@code express:<state machine>:<name>:<id>}: an execution of an Express state machine. */
  record Express(Home home, String stateMachine, String name, String id) implements Arn {
    @Override
    public String text() {
      return home.arn("express", stateMachine + ":" + name + ":" + id);
    }
  }

  /** {@code mapRun:<state machine>/<label>:<id>}. */
  record MapRun(Home home, String stateMachine, String label, String id) implements Arn {
    @Override
    public String text() {
      return home.arn("mapRun", stateMachine + "/" + label + ":" + id);
    }
  }

  /**
   * Any ARN of Step Functions.
   *
   * @throws ServiceException with InvalidArn
   */
  static Arn parse(String text) {
    return ArnParser.parse(text);
  }

  /**
   * The ARN that a parameter must be.
   *
   * @throws ServiceException with InvalidArn: not an ARN, or one of another type
   */
  static <T extends Arn> T parse(String text, Class<T> type) {
    Arn arn = ArnParser.parse(text);
    if (!type.isInstance(arn)) {
      throw ArnParser.wrongType(text);
    }
    return type.cast(arn);
  }

  /**
   * Checks the form of an IAM role's ARN. Newel asks no role for permission.
   *
   * @throws ServiceException with InvalidArn
   */
  static void checkRole(String text) {
    String[] parts = text.split(":", 6);
    boolean valid =
        parts.length == 6
            && parts[0].equals("arn")
            && parts[2].equals("iam")
            && parts[5].startsWith("role/")
            && parts[5].length() > "role/".length();
    if (!valid) {
      throw new ServiceException(InvalidArn.role(text));
    }
  }
}
