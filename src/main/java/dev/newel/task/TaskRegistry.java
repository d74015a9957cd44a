package dev.newel.task;

import dev.newel.asl.parse.MachineType;
import dev.newel.asl.parse.TaskResources;
import dev.newel.interpreter.task.TaskArn;
import dev.newel.interpreter.task.TaskProtocol;
import java.util.List;
import java.util.Optional;

/** What Task states can call: asked by the parser, so that no other list of it exists. */
public final class TaskRegistry implements TaskResources {

  private final List<TaskKind> kinds;

  /** A registry of these kinds; the first that knows a resource has it. */
  public TaskRegistry(List<TaskKind> kinds) {
    this.kinds = List.copyOf(kinds);
  }

  @Override
  public Answer find(String arn, MachineType type) {
    Optional<TaskArn> parsed = TaskArn.parse(arn);
    if (parsed.isEmpty()) {
      return new Refused("Value is not a valid resource ARN");
    }
    String refusal = type == MachineType.EXPRESS ? parsed.get().refusalByExpress() : null;
    return refusal == null ? find(parsed.get()) : new Refused(refusal);
  }

  private Answer find(TaskArn arn) {
    for (TaskKind kind : kinds) {
      TaskProtocol protocol = kind.protocol(arn);
      if (protocol != null) {
        return new Found(protocol);
      }
    }
    return new Refused(
        "The resource provided "
            + arn.text()
            + " is not recognized. The value is not a valid resource ARN, or the resource is not"
            + " available in this region.");
  }
}
