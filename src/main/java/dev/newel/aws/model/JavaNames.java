package dev.newel.aws.model;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The names that the AWS SDKs for Java give to what a model names, as their generators do it. In
 * SDK integrations Step Functions spells services, members and errors so.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html">
 *     AWS SDK service integrations</a>
 */
public final class JavaNames {

  private static final Pattern NO_WORD = Pattern.compile("[^A-Za-z0-9]+");
  private static final Pattern VERSION = Pattern.compile("([^a-z]{2,})v([0-9]+)");
  private static final Pattern CAPITAL_VERSION = Pattern.compile("([^A-Z]{2,})V([0-9]+)");
  private static final Pattern CAMEL_HUMP = Pattern.compile("(?<=[a-z])(?=[A-Z][a-zA-Z0-9])");
  private static final Pattern ACRONYM = Pattern.compile("([A-Z]+)([A-Z][a-z])");
  private static final Pattern NUMBER = Pattern.compile("([0-9])([a-zA-Z])");

  /** Java's keywords, and the methods without parameters of every object. */
  private static final Set<String> TAKEN =
      Set.of(
          ("abstract assert boolean break byte case catch char class const continue default do"
                  + " double else enum extends false final finally float for goto if implements"
                  + " import instanceof int interface long native new null package private"
                  + " protected public return short static strictfp super switch synchronized this"
                  + " throw throws transient true try void volatile while"
                  + " getClass hashCode equals clone toString notify notifyAll wait finalize")
              .split(" "));

  /** What the SDK's generator is told to call by another name, with the structures. */
  private static final Map<String, String> RENAMED =
      Map.of(
          "AttributeValue.NULL", "Nul",
          "AddPermissionInput.AWSAccountId", "AwsAccountIds",
          "AddPermissionInput.ActionName", "ActionNames",
          "FpgaImage.Public", "IsPublic",
          "Image.Public", "PublicLaunchPermissions",
          "ListStacksInput.StackStatusFilter", "StackStatusFilters");

  private JavaNames() {}

  /** {@code Database Migration Service} is {@code DatabaseMigration}. */
  public static String service(String serviceId) {
    String name = pascalCase(serviceId);
    name = name.startsWith("Amazon") ? name.substring("Amazon".length()) : name;
    name = name.startsWith("Aws") ? name.substring("Aws".length()) : name;
    return name.endsWith("Service") ? name.substring(0, name.length() - "Service".length()) : name;
  }

  /** {@code DBClusterIdentifier} is {@code DbClusterIdentifier}, {@code equals} EqualsValue. */
  public static String member(String structure, String name) {
    String renamed = RENAMED.get(structure + "." + name);
    if (renamed != null) {
      return renamed;
    }
    String fluent = lowerLeadingCapitals(name);
    return capitalise(TAKEN.contains(fluent) ? fluent + "Value" : fluent);
  }

  /** {@code DBInstanceNotFoundFault} is {@code DbInstanceNotFoundException}. */
  public static String exception(String shape) {
    return pascalCase(withoutSuffix(shape)) + "Exception";
  }

  /** {@code DBInstanceNotFoundFault} is {@code DBInstanceNotFoundException}. */
  public static String legacyException(String shape) {
    return capitalise(withoutSuffix(shape)) + "Exception";
  }

  public static String capitalise(String name) {
    return name.isEmpty() || Character.isUpperCase(name.charAt(0))
        ? name
        : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  private static String withoutSuffix(String shape) {
    for (String suffix : new String[] {"Fault", "Exception"}) {
      if (shape.endsWith(suffix)) {
        return shape.substring(0, shape.length() - suffix.length());
      }
    }
    return shape;
  }

  /** All leading capitals but the last one before a small letter. */
  private static String lowerLeadingCapitals(String name) {
    int end = 1;
    while (end < name.length()
        && Character.isUpperCase(name.charAt(end))
        && !(end + 1 < name.length() && Character.isLowerCase(name.charAt(end + 1)))) {
      end++;
    }
    return name.substring(0, end).toLowerCase(Locale.ROOT) + name.substring(end);
  }

  private static String pascalCase(String name) {
    String words = NO_WORD.matcher(name).replaceAll(" ");
    words = VERSION.matcher(words).replaceAll("$1 v$2 ");
    words = CAPITAL_VERSION.matcher(words).replaceAll("$1 V$2 ");
    words = String.join(" ", CAMEL_HUMP.split(words));
    words = ACRONYM.matcher(words).replaceAll("$1 $2");
    words = NUMBER.matcher(words).replaceAll("$1 $2");
    return Pattern.compile("\\s+")
        .splitAsStream(words.trim())
        .map(word -> capitalise(word.toLowerCase(Locale.ROOT)))
        .collect(Collectors.joining());
  }
}
