package dev.newel.asl.parse;

import java.util.Optional;
import java.util.Set;

/**
 * What of the language AWS has and Newel has not. A definition that uses any of it is refused when
 * it is created, rather than run wrongly. This is the one list: whoever builds a part takes it out
 * here.
 */
final class NotYet {

  private static final String NOT_YET = " is not supported yet by Newel";

  private static final Set<String> FIELDS =
      Set.of(
          // distributed Map
          "ItemReader", "ItemBatcher", "ResultWriter", "Label");

  private NotYet() {}

  static Optional<String> field(String name) {
    return FIELDS.contains(name) ? Optional.of("Field '" + name + "'" + NOT_YET) : Optional.empty();
  }

  static Optional<String> mapMode(String mode) {
    return mode.equals("DISTRIBUTED")
        ? Optional.of("Mode 'DISTRIBUTED'" + NOT_YET)
        : Optional.empty();
  }
}
