package dev.newel.store.redis.codec;

import static java.util.Objects.requireNonNull;

import dev.newel.asl.data.Json;
import dev.newel.aws.ServiceException;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.interpreter.model.start.ParentTask;
import dev.newel.store.Peers;
import dev.newel.store.redis.codec.Packed.Reader;
import dev.newel.store.redis.codec.Packed.Writer;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an instance says to another. Nothing of it is stored.
 *
 * @param id of the question, which its answer has too
 * @param from who asks; empty for an answer
 * @param question what is asked for; null for an answer
 * @param answer null for a question, and where it could not be done
 * @param isUnderWay whether it only says that the answer will come
 */
public record PeerMessage(
    long id,
    String from,
    Peers.@Nullable Question question,
    Peers.@Nullable Answer answer,
    boolean isUnderWay) {

  private static final Logger LOG = System.getLogger(PeerMessage.class.getName());

  private static final int MAJOR = 1;
  private static final ExecutionCodec EXECUTIONS = new ExecutionCodec();
  private static final PayloadNames WHOLE = payload -> null;
  private static final PayloadSource NOTHING_ASIDE =
      name -> {
        throw new UnreadableValueException("a message keeps nothing aside: " + name);
      };

  public static PeerMessage asking(long id, String from, Peers.Question question) {
    return new PeerMessage(id, from, question, null, false);
  }

  /** What became of a question; null where it could not be done. */
  public static PeerMessage answering(long id, Peers.@Nullable Answer answer) {
    return new PeerMessage(id, "", null, answer, false);
  }

  /** That what was asked for is still being done. */
  public static PeerMessage underWay(long id) {
    return new PeerMessage(id, "", null, null, true);
  }

  /** Messages as they are sent: many at a time, as each on its own would cost more. */
  public static String write(List<PeerMessage> messages) {
    Writer out = new Writer(MAJOR);
    messages.forEach(message -> out.text('m', message.text()));
    return out.toString();
  }

  /**
   * Reads them. One that only a later version understands is left out, so that the others are
   * answered; who waits for it does what is asked by itself.
   *
   * @throws UnreadableValueException if this version does not know their format
   */
  public static List<PeerMessage> readAll(String text) {
    if (Reader.major(text) != MAJOR) {
      throw new UnreadableValueException("messages in another format than " + MAJOR);
    }
    List<PeerMessage> messages = new ArrayList<>();
    Reader in = new Reader(text);
    while (in.next()) {
      if (in.tag() == 'm') {
        addReadable(in.text(), messages);
      } else {
        in.skip();
      }
    }
    return messages;
  }

  private static void addReadable(String text, List<PeerMessage> messages) {
    try {
      messages.add(read(text));
    } catch (UnreadableValueException | ServiceException e) {
      LOG.log(Level.DEBUG, "a message of another instance is not understood", e);
    }
  }

  private String text() {
    Writer out = Writer.ofFields().number('i', id);
    if (question != null) {
      out.text('f', from)
          .text('k', question.execution().arn())
          .text('w', ExecutionCodec.text(question.waiting()));
      if (question instanceof Peers.OfStart known) {
        out.text('b', EXECUTIONS.start(known.child(), WHOLE));
      }
      write(out, question instanceof Peers.Tell tell ? tell.ending() : null);
      if (question instanceof Peers.Redrive redrive) {
        out.number('n', redrive.redrives()).number('y', redrive.mayBegin() ? 1 : 0, 0);
      }
    }
    if (answer != null) {
      out.number('t', answer.startTime());
      write(out, answer.ending());
    }
    if (isUnderWay) {
      out.number('u', 1);
    }
    return out.toString();
  }

  private static void write(Writer out, @Nullable Ending ending) {
    if (ending != null) {
      out.code('s', StatusCodes.code(ending.status()))
          .number('x', ending.stopTime())
          .payload('o', ending.output(), null, WHOLE)
          .text('r', ending.error())
          .text('c', ending.cause())
          .text('l', ending.location());
    }
  }

  private static PeerMessage read(String text) {
    Reader in = Reader.ofFields(text);
    long id = 0;
    String from = "";
    String key = "";
    String start = null;
    ParentTask waiting = null;
    int redrives = 0;
    boolean mayBegin = false;
    Long startTime = null;
    boolean isUnderWay = false;
    ExecutionStatus status = null;
    long stopTime = 0;
    Json output = null;
    String error = null;
    String cause = null;
    String location = null;
    while (in.next()) {
      switch (in.tag()) {
        case 'i' -> id = in.number();
        case 'f' -> from = in.text();
        case 'k' -> key = in.text();
        case 'b' -> start = in.text();
        case 'w' -> waiting = ExecutionCodec.parent(in.text());
        case 'n' -> redrives = in.smallNumber();
        case 'y' -> mayBegin = in.number() == 1;
        case 't' -> startTime = in.number();
        case 'u' -> isUnderWay = in.number() == 1;
        case 's' -> status = StatusCodes.status(in.code());
        case 'x' -> stopTime = in.number();
        case 'o' -> output = in.payload(null, NOTHING_ASIDE);
        case 'r' -> error = in.text();
        case 'c' -> cause = in.text();
        case 'l' -> location = in.text();
        default -> in.skip();
      }
    }
    Ending ending =
        status == null ? null : new Ending(status, stopTime, output, error, cause, location);
    if (from.isEmpty()) {
      Peers.Answer answer = startTime == null ? null : new Peers.Answer(startTime, ending);
      return new PeerMessage(id, from, null, answer, isUnderWay);
    }
    ExecutionKey execution = ExecutionKey.parse(key);
    ParentTask task = requireNonNull(waiting);
    return asking(
        id,
        from,
        start == null
            ? new Peers.Stop(execution, task)
            : question(
                EXECUTIONS.start(execution, start, NOTHING_ASIDE),
                task,
                ending,
                redrives,
                mayBegin));
  }

  private static Peers.Question question(
      ExecutionStart child,
      ParentTask task,
      @Nullable Ending ending,
      int redrives,
      boolean mayBegin) {
    if (ending != null) {
      return new Peers.Tell(child, task, ending);
    }
    return redrives > 0
        ? new Peers.Redrive(child, task, redrives, mayBegin)
        : new Peers.Start(child, task);
  }
}
