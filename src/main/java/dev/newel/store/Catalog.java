package dev.newel.store;

import dev.newel.aws.Home;
import dev.newel.aws.Name;
import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * State machines, their revisions, and activities. Names are reserved atomically, in their home.
 */
public interface Catalog {

  /**
   * A state machine as its newest revision has it.
   *
   * @param revision the id of the revision
   * @param initial whether the revision is the one it was created with
   * @param creationTime of the machine, epoch milliseconds
   * @param updateTime of the revision, epoch milliseconds
   * @param type STANDARD or EXPRESS
   * @param settings what is only handed back: loggingConfiguration, tracingConfiguration and
   *     encryptionConfiguration, as JSON
   * @param tags as JSON
   * @param deleting whether it is being deleted: it is there until none of its executions runs
   */
  record Machine(
      Name name,
      String revision,
      boolean initial,
      long creationTime,
      long updateTime,
      String type,
      String roleArn,
      String definition,
      String settings,
      String tags,
      boolean deleting) {

    /** The type of machines whose executions live in memory. */
    public static final String EXPRESS = "EXPRESS";

    /** Whether its executions live in memory. */
    public boolean isExpress() {
      return type.equals(EXPRESS);
    }
  }

  /**
   * An activity.
   *
   * @param creationTime epoch milliseconds
   * @param tags as JSON
   * @param encryption its encryptionConfiguration, which is only handed back, as JSON; null for
   *     none
   */
  record Activity(Name name, long creationTime, String tags, @Nullable String encryption) {

    /** One without a key of its own. */
    public Activity(Name name, long creationTime, String tags) {
      this(name, creationTime, tags, null);
    }
  }

  /** Creates a machine, or returns the one that has its name. */
  Future<Machine> createMachine(Machine machine);

  /**
   * Makes a revision the newest, if the one it was made from still is. It has the tags of that one.
   *
   * @return false if another update came first, or the machine is being deleted
   */
  Future<Boolean> updateMachine(Machine machine, String previousRevision);

  Future<@Nullable Machine> machine(Name name);

  /** A revision, which is kept for its executions when the machine is gone or has a newer one. */
  Future<@Nullable Machine> revision(Name machine, String revision);

  /** Has a machine be deleted, which it is at once where none of its executions runs. */
  Future<Void> deleteMachine(Name name);

  /**
   * Removes a machine that is being deleted, once none of its executions runs.
   *
   * @return whether it is being deleted still
   */
  Future<Boolean> finishDeletion(Name name);

  /**
   * Machines of a home by name.
   *
   * @param after a name; null for the first page
   */
  Future<List<Machine>> machines(Home home, @Nullable String after, int count);

  /** How many machines a home has. */
  Future<Long> countMachines(Home home);

  /** How many activities a home has. */
  Future<Long> countActivities(Home home);

  /** Creates an activity, or returns the one that has its name. */
  Future<Activity> createActivity(Activity activity);

  Future<@Nullable Activity> activity(Name name);

  Future<Void> deleteActivity(Name name);

  /**
   * Activities of a home by name.
   *
   * @param after a name; null for the first page
   */
  Future<List<Activity>> activities(Home home, @Nullable String after, int count);

  /**
   * Gives a machine other tags, as JSON.
   *
   * @return false if it is not, or has not the tags, that {@code machine} says
   */
  Future<Boolean> tag(Machine machine, String tags);

  /**
   * Gives an activity other tags, as JSON.
   *
   * @return false if it has not the tags that {@code activity} says
   */
  Future<Boolean> tag(Activity activity, String tags);

  /** The versions and aliases of the machines. */
  Releases releases();
}
