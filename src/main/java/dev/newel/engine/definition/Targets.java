package dev.newel.engine.definition;

import dev.newel.aws.Arn;
import dev.newel.aws.Name;
import dev.newel.store.Catalog.Machine;
import dev.newel.store.Releases.Alias;
import dev.newel.store.Releases.Published;
import dev.newel.store.Releases.Route;
import dev.newel.store.Releases.Version;
import io.vertx.core.Future;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Finds what the ARNs of state machines lead to. Where an alias has two versions, each time is a
 * draw of its own.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/concepts-state-machine-alias.html">Aliases</a>
 */
public final class Targets {

  /** What the weights of an alias are parts of. */
  private static final int ALL = 100;

  private final CachedCatalog catalog;
  private final RandomGenerator random;

  /**
   * @param random draws for aliases; to be used by all threads
   */
  Targets(CachedCatalog catalog, RandomGenerator random) {
    this.catalog = catalog;
    this.random = random;
  }

  /** Null where there is no such machine, version or alias. */
  public Future<@Nullable Target> find(Arn.StateMachine arn) {
    Name name = new Name(arn.home(), arn.name());
    String qualifier = arn.qualifier();
    return catalog
        .machine(name)
        .compose(
            machine ->
                machine == null || qualifier == null
                    ? Future.succeededFuture(machine == null ? null : Target.ofNewest(machine))
                    : catalog.releases(name).compose(there -> find(machine, there, arn)));
  }

  private Future<@Nullable Target> find(Machine newest, Published there, Arn.StateMachine arn) {
    Integer number = arn.version();
    if (number != null) {
      return of(newest, there.versions().get(number), null);
    }
    Alias alias = there.aliases().get(arn.qualifier());
    return alias == null
        ? Future.succeededFuture(null)
        : of(newest, there.versions().get(draw(alias)), alias.name());
  }

  private int draw(Alias alias) {
    int drawn = alias.routes().size() == 1 ? 0 : random.nextInt(ALL);
    for (Route route : alias.routes()) {
      drawn -= route.weight();
      if (drawn < 0) {
        return route.version();
      }
    }
    throw new IllegalStateException("the weights of " + alias + " are less than " + ALL);
  }

  private Future<@Nullable Target> of(
      Machine newest, @Nullable Version version, @Nullable String alias) {
    if (version == null) {
      return Future.succeededFuture(null);
    }
    return version.revision().equals(newest.revision())
        ? Future.succeededFuture(new Target(newest, version, alias, newest.deleting()))
        : catalog
            .revision(newest.name(), version.revision())
            .map(
                found ->
                    found == null ? null : new Target(found, version, alias, newest.deleting()));
  }
}
