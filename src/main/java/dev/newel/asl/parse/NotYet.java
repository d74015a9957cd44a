package dev.newel.asl.parse;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What of the language AWS has and Newel has not. A definition that uses any of it is refused when
 * it is created, rather than run wrongly. This is the one list: whoever builds a part takes it out
 * here.
 */
final class NotYet {

  private static final String NOT_YET = " is not supported yet by Newel";

  private static final Set<String> FIELDS =
      Set.of(
          // JSONata and variables
          "Assign",
          "Arguments",
          "Output",
          "Items",
          "Condition",
          // distributed Map
          "ItemReader",
          "ItemBatcher",
          "ResultWriter",
          "Label",
          "ToleratedFailureCount",
          "ToleratedFailureCountPath",
          "ToleratedFailurePercentage",
          "ToleratedFailurePercentagePath");

  private static final Pattern VARIABLE = Pattern.compile("\\$[A-Za-z_].*", Pattern.DOTALL);

  private NotYet() {}

  static boolean isField(String name) {
    return FIELDS.contains(name);
  }

  static Optional<String> field(String name) {
    return isField(name) ? Optional.of("Field '" + name + "'" + NOT_YET) : Optional.empty();
  }

  static Optional<String> queryLanguage(String language) {
    return language.equals("JSONata")
        ? Optional.of("QueryLanguage 'JSONata'" + NOT_YET)
        : Optional.empty();
  }

  static Optional<String> mapMode(String mode) {
    return mode.equals("DISTRIBUTED")
        ? Optional.of("Mode 'DISTRIBUTED'" + NOT_YET)
        : Optional.empty();
  }

  /** Whether a path begins at a variable, {@code $name}. */
  static boolean isVariable(String path) {
    return VARIABLE.matcher(path).matches();
  }

  static String variable(String path) {
    return "Variable reference '" + path + "'" + NOT_YET;
  }
}
