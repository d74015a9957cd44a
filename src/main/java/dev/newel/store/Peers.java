package dev.newel.store;

import dev.newel.asl.data.Json;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.interpreter.model.start.ParentTask;
import io.vertx.core.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The instances beside this one, which can be asked to do a share of its work. Nothing that is said
 * is sure to arrive: whoever asks does it where no answer comes, so that it is done once or more.
 */
public interface Peers {

  /** Of a longer payload it costs more to send it than to do what is to be done with it. */
  int MOST_CHARACTERS = 16_384;

  /** Of an instance that is alone. */
  Peers NONE =
      new Peers() {
        @Override
        public @Nullable String of(ExecutionKey execution) {
          return null;
        }

        @Override
        public Future<Answer> ask(String peer, Question question) {
          return Future.failedFuture("there is no " + peer);
        }

        @Override
        public void onAsked(Function<Question, Future<Answer>> responder) {}
      };

  /** What can be asked for. */
  sealed interface Question {

    /** The execution that it is about, which is part of a distributed Map state. */
    ExecutionKey execution();

    /** Who waits for its end. */
    ParentTask waiting();
  }

  /** What is asked with how the execution began, or is to begin. */
  sealed interface OfStart extends Question {

    ExecutionStart child();

    @Override
    default ExecutionKey execution() {
      return child().key();
    }
  }

  /** Start an execution; an Express one is to be run to its end. */
  record Start(ExecutionStart child, ParentTask waiting) implements OfStart {}

  /**
   * Have an execution go on that has ended. It is no good where it does not.
   *
   * @param redrives how often it has gone on then
   * @param mayBegin whether it begins where it never has
   */
  record Redrive(ExecutionStart child, ParentTask waiting, int redrives, boolean mayBegin)
      implements OfStart {}

  /** Hear that an execution has ended, for who waits for that. */
  record Tell(ExecutionStart child, ParentTask waiting, Ending ending) implements OfStart {}

  /** Stop an Express execution, if it is run there. */
  record Stop(ExecutionKey execution, ParentTask waiting) implements Question {}

  /**
   * What became of it.
   *
   * @param startTime of the execution, epoch milliseconds; 0 where nobody asked for that
   * @param ending null where it has not ended yet
   */
  record Answer(long startTime, @Nullable Ending ending) {}

  /** Who is to look after an execution; null for this instance, and where nobody knows. */
  @Nullable String of(ExecutionKey execution);

  /** The same where a payload is to be sent: large ones stay where they are. */
  default @Nullable String of(ExecutionKey execution, @Nullable Json payload) {
    return payload != null && payload.text().length() > MOST_CHARACTERS ? null : of(execution);
  }

  /** Asks for something; fails where nothing is heard of it, or no good. */
  Future<Answer> ask(String peer, Question question);

  /**
   * Answers what others ask for.
   *
   * @param responder called on an event loop of the store's choice
   */
  void onAsked(Function<Question, Future<Answer>> responder);
}
