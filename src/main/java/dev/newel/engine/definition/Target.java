package dev.newel.engine.definition;

import dev.newel.aws.Qualifier;
import dev.newel.store.Catalog.Machine;
import dev.newel.store.Releases.Version;
import org.jspecify.annotations.Nullable;

/**
 * What the ARN of a state machine leads to.
 *
 * @param machine the machine as the revision has it that is meant: the newest one, or that of a
 *     version
 * @param version null for the newest revision
 * @param alias that has led to the version; null for none
 * @param isDeleting whether the machine is being deleted, which only its newest revision says
 */
public record Target(
    Machine machine, @Nullable Version version, @Nullable String alias, boolean isDeleting) {

  static Target ofNewest(Machine machine) {
    return new Target(machine, null, null, machine.deleting());
  }

  /** What an execution remembers of it. */
  public Qualifier qualifier() {
    return version == null ? Qualifier.NONE : new Qualifier(version.number(), alias);
  }
}
