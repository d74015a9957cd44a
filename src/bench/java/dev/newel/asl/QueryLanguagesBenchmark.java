package dev.newel.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.newel.asl.data.Json;
import dev.newel.asl.data.StateOutput;
import dev.newel.asl.data.Work;
import dev.newel.asl.parse.Definitions;
import dev.newel.asl.parse.MachineType;
import dev.newel.asl.parse.check.DefinitionException;
import dev.newel.bench.AverageTime;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * States that do the same in JSONPath and in JSONata, as an execution runs them: with the scope of
 * the state, the allowance of its work, and all that is checked of a result.
 */
public class QueryLanguagesBenchmark extends AverageTime {

  /** What a state does, in both languages. */
  public enum Pair {
    FIELD(
        "'Type':'Pass','InputPath':'$.order.customer.name','Next':'B'",
        "'Type':'Pass','Output':'{% $states.input.order.customer.name %}','Next':'B'"),
    TEMPLATE(
        "'Type':'Pass','Parameters':{'name.$':'$.order.customer.name','total.$':'$.order.total',"
            + "'kind':'order'},'Next':'B'",
        "'Type':'Pass','Output':{'name':'{% $states.input.order.customer.name %}',"
            + "'total':'{% $states.input.order.total %}','kind':'order'},'Next':'B'"),
    OBJECT(
        "'Type':'Pass','Parameters':{'name.$':'$.order.customer.name','total.$':'$.order.total',"
            + "'kind':'order'},'Next':'B'",
        "'Type':'Pass','Output':'{% {~name~:$states.input.order.customer.name,"
            + "~total~:$states.input.order.total,~kind~:~order~} %}','Next':'B'"),
    SUM(
        "'Type':'Pass','Parameters':{'sum.$':'States.MathAdd($.order.total, 1)'},'Next':'B'",
        "'Type':'Pass','Output':{'sum':'{% $states.input.order.total + 1 %}'},'Next':'B'"),
    TEXT(
        "'Type':'Pass','Parameters':{'text.$':'States.Format(~Hello {}~, $.order.customer.name)'}"
            + ",'Next':'B'",
        "'Type':'Pass','Output':{'text':'{% ~Hello ~ & $states.input.order.customer.name %}'}"
            + ",'Next':'B'"),
    CONDITION(
        "'Type':'Choice','Default':'B','Choices':[{'Variable':'$.order.total',"
            + "'NumericGreaterThan':100,'Next':'B'}]",
        "'Type':'Choice','Default':'B','Choices':[{'Condition':"
            + "'{% $states.input.order.total > 100 %}','Next':'B'}]"),
    CONDITIONS(
        "'Type':'Choice','Default':'B','Choices':[{'And':[{'Variable':'$.order.total',"
            + "'NumericGreaterThan':100},{'Variable':'$.order.customer.name',"
            + "'StringEquals':'Ann'}],'Next':'B'}]",
        "'Type':'Choice','Default':'B','Choices':[{'Condition':'{% $states.input.order.total > 100"
            + " and $states.input.order.customer.name = ~Ann~ %}','Next':'B'}]");

    private final String path;
    private final String query;

    Pair(String path, String query) {
      this.path = path;
      this.query = query;
    }
  }

  private static final Json INPUT =
      Json.of(
          Json.ofTrusted(
                  "{\"order\":{\"customer\":{\"name\":\"Ann\",\"city\":\"Ulm\"},\"total\":120}}")
              .node());

  private final Work work = Work.whole();
  private final dev.newel.asl.data.Scope scope = scope(work);

  @Param private Pair pair = Pair.FIELD;
  private dev.newel.asl.State path = state("JSONPath", pair.path);
  private dev.newel.asl.State query = state("JSONata", pair.query);

  /** All that is asked of it is the allowance, which a turn has one of. */
  private static dev.newel.asl.data.Scope scope(Work work) {
    return new dev.newel.asl.data.Scope() {
      @Override
      public JsonNode context() {
        return MissingNode.getInstance();
      }

      @Override
      public @Nullable JsonNode variable(String name) {
        return null;
      }

      @Override
      public Work allowance() {
        return work;
      }

      @Override
      public RandomGenerator random() {
        throw new UnsupportedOperationException();
      }

      @Override
      public Instant now() {
        return Instant.EPOCH;
      }
    };
  }

  /** Quotes of JSON stand as apostrophes, and apostrophes as tildes. */
  private static dev.newel.asl.State state(String language, String fields) {
    String text =
        "{'StartAt':'A','States':{'A':{'QueryLanguage':'%s',%s},'B':{'Type':'Succeed'}}}"
            .formatted(language, fields)
            .replace('\'', '"')
            .replace('~', '\'');
    try {
      return Definitions.PARSER.parse(text, MachineType.STANDARD).flow().state("A");
    } catch (DefinitionException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  @Setup
  public void parse() {
    path = state("JSONPath", pair.path);
    query = state("JSONata", pair.query);
  }

  private StateOutput run(dev.newel.asl.State state) {
    work.begin();
    return state instanceof ChoiceState choice
        ? choice.choose(INPUT, scope).output()
        : ((PassState) state).output(INPUT, scope);
  }

  @Benchmark
  public StateOutput jsonPath() {
    return run(path);
  }

  @Benchmark
  public StateOutput jsonata() {
    return run(query);
  }
}
