package dev.newel.interpreter.model.start;

/**
 * What an execution is of a distributed Map state: a Map Run, which starts an execution for each
 * item, or one of these.
 *
 * @param state the Map state's name, which is unique in its machine
 * @param of the execution that the Map Run is of; the Map Run that the execution is of
 */
public record MapPart(Kind kind, String state, ExecutionKey of) {

  /** Which of them it is. */
  public enum Kind {
    /** Goes over the items. It is no execution to the users. */
    RUN,
    /** Runs the item processor once. */
    CHILD,
    /** The same as an Express execution, of which nothing is stored. */
    EXPRESS_CHILD
  }

  public boolean isRun() {
    return kind == Kind.RUN;
  }

  public boolean isExpress() {
    return kind == Kind.EXPRESS_CHILD;
  }
}
