package dev.newel.engine.definition;

import dev.newel.asl.parse.check.DefinitionException;
import dev.newel.store.Catalog.Machine;

/**
 * A definition that was let in has what this version of Newel does not know. While versions are
 * mixed, as in an upgrade, instances of a newer one can go on with its executions: they wait for
 * those.
 */
public final class UnknownDefinitionException extends RuntimeException {

  UnknownDefinitionException(Machine machine, DefinitionException why) {
    super(
        "this version of Newel does not know the definition of state machine "
            + machine.name()
            + " (revision "
            + machine.revision()
            + "), which a newer one has let in; its executions wait until all instances are as new",
        why);
  }
}
