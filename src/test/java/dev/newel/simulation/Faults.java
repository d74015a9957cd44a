package dev.newel.simulation;

/** What goes wrong, for a while. */
final class Faults {

  private static final long RARELY_MS = 3_000;

  private final World world;
  private final Chance chance;
  private final long until;
  private int count;
  private boolean lostQueues;

  Faults(World world, long until) {
    this.world = world;
    this.chance = world.chance();
    this.until = until;
  }

  /** How many there were. */
  int count() {
    return count;
  }

  /** Whether tasks may be gone that only the outbox knows of, and it a minute later. */
  boolean haveLostQueues() {
    return lostQueues;
  }

  void begin() {
    world.faulty(true);
    world.onMishap(this::strike);
    // some worlds see one fault in a while, some many at a time
    next(chance.millis(200, RARELY_MS));
  }

  private void next(long pace) {
    world
        .timeline()
        .after(
            chance.between(0, 2 * pace),
            () -> {
              if (world.timeline().now() < until) {
                strike(chance.of(world.instances()));
                next(pace);
              }
            });
  }

  private void strike(Instance instance) {
    if (instance.isDead()) {
      return;
    }
    count++;
    switch ((int) chance.between(0, 10)) {
      case 0, 1, 2 -> world.crash(instance, chance.millis(1, 5_000));
      case 3, 4 -> instance.pause(chance.millis(50, chance.oneIn(2) ? 2_000 : 13_000));
      case 5 -> instance.cutAll(chance.millis(1, 3_000));
      case 6 -> instance.cutOne();
      case 7 -> {
        instance.deafen();
        instance.slow();
      }
      case 8 -> {
        world.server().loseQueues();
        lostQueues = true;
      }
      default -> instance.clock().jump(chance.between(-1_000, 3_000));
    }
  }

  /** Everything is in order again, but for the clocks: these are only steady. */
  void end() {
    world.faulty(false);
  }
}
