package dev.newel;

import dev.newel.config.NewelConfig;
import dev.newel.interpreter.environment.Rehearsal;
import dev.newel.interpreter.environment.TaskMocks;
import dev.newel.ops.StartFailure;
import dev.newel.task.mock.MockFile;
import java.io.IOException;
import java.nio.file.Path;

/** What a configuration has otherwise than it will be on AWS. */
final class Rehearsals {

  private Rehearsals() {}

  /** Blocks where there is a mock file to be read. */
  static Rehearsal of(NewelConfig.Rehearsal config) {
    Path file = config.mocks();
    return new Rehearsal(file == null ? TaskMocks.NONE : read(file), config.waitScale());
  }

  private static TaskMocks read(Path file) {
    try {
      return MockFile.read(file);
    } catch (IOException | IllegalArgumentException e) {
      throw StartFailure.ofMocks(file, e);
    }
  }
}
