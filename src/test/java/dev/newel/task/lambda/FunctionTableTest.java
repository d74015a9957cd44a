package dev.newel.task.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionTableTest {

  @TempDir Path folder;

  private FunctionTable table(String text) throws IOException {
    Path file = folder.resolve("functions.properties");
    Files.writeString(file, text);
    return FunctionTable.read(file);
  }

  @Test
  void shouldReadWhereFunctionsRun() throws IOException {
    FunctionTable table =
        table(
            """
            # a comment
            web = https://localhost:3000/run?x=1
            local = exec: python3 -m handler
            near = bus: orders.check
            """);

    assertThat(table.find("web"))
        .contains(new FunctionTarget.Url(URI.create("https://localhost:3000/run?x=1")));
    assertThat(table.find("local"))
        .contains(new FunctionTarget.Command(List.of("python3", "-m", "handler")));
    assertThat(table.find("near")).contains(new FunctionTarget.Address("orders.check"));
    assertThat(table.find("other")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "f",
        "f:3",
        "arn:aws:lambda:us-east-1:000000000000:function:f",
        "arn:aws:lambda:us-east-1:000000000000:function:f:live",
        "000000000000:function:f",
        "function:f:$LATEST",
      })
  void shouldFindAFunctionByAnyOfItsNames(String name) throws IOException {
    assertThat(table("f = bus: f").find(name)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"f = ", "f = ftp://host", "f = exec:", "f = bus: ", "f = nowhere"})
  void shouldSayWhichLineIsWrong(String line) {
    assertThatThrownBy(() -> table(line))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(": f: ");
  }
}
