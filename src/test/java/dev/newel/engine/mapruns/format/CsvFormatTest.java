package dev.newel.engine.mapruns.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newel.asl.data.Json;
import dev.newel.engine.mapruns.reader.ReaderException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By AWS's rules for delimited text, and by what it was recorded to do. */
class CsvFormatTest {

  private static final int MOST_BYTES = 1_000;

  private static String read(String config, String text) throws Exception {
    return Cursors.texts(CsvFormat.of(Json.MAPPER.readTree(config), MOST_BYTES), text);
  }

  private static String readWithHeader(String text) throws Exception {
    return read("{\"CSVHeaderLocation\":\"FIRST_ROW\"}", text);
  }

  @Test
  void shouldDropWhatHasNoColumnAndFillWhatIsMissing() throws Exception {
    assertThat(readWithHeader("H1,\nValue4,Value5,Value6\n,,,\ntrue,1,'Hello'\n   ,\nNull\n"))
        .isEqualTo(
            """
            {"":"Value5","H1":"Value4"}
            {"":"","H1":""}
            {"":"1","H1":"true"}
            {"":"","H1":"   "}
            {"":"","H1":"Null"}""");
  }

  @Test
  void shouldTakeGivenHeaders() throws Exception {
    String config = "{\"CSVHeaderLocation\":\"GIVEN\",\"CSVHeaders\":[\"a\",\"b\"]}";

    assertThat(read(config, "1,2\n3,4"))
        .isEqualTo("{\"a\":\"1\",\"b\":\"2\"}\n{\"a\":\"3\",\"b\":\"4\"}");
  }

  @Test
  void shouldOrderFieldsAsAHashMapDoes() throws Exception {
    assertThat(readWithHeader("userId,movieId,rating,timestamp\n1,307,3.5,1256677221"))
        .isEqualTo(
            "{\"rating\":\"3.5\",\"movieId\":\"307\",\"userId\":\"1\",\"timestamp\":\"1256677221\"}");
  }

  @ParameterizedTest
  @CsvSource({"COMMA, ','", "PIPE, |", "SEMICOLON, ;", "SPACE, ' '", "TAB, '\t'"})
  void shouldTakeDelimiters(String name, String delimiter) throws Exception {
    String config = "{\"CSVHeaderLocation\":\"FIRST_ROW\",\"CSVDelimiter\":\"%s\"}".formatted(name);

    assertThat(read(config, "a%sb\n1%s2\n".replace("%s", delimiter)))
        .isEqualTo("{\"a\":\"1\",\"b\":\"2\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      value = {
        "\"a,b\"!a,b",
        "\"a\\nb\"!anb",
        "\"say \"\"hi\"\"\"!say \"hi\"",
        "C:\\\\dir!C:\\dir",
        "a\\,b!a,b",
        "a\\|b!a|b",
        "\\\"quoted\\\"!\"quoted\"",
        "a\"b!a\"b",
        "\"a\"b!ab",
        "ü€😀!ü€😀",
      })
  void shouldReadQuotesAndBackslashes(String field, String value) throws Exception {
    assertThat(readWithHeader("h\n" + field + "\n"))
        .isEqualTo(Json.MAPPER.createObjectNode().put("h", value).toString());
  }

  @Test
  void shouldKeepNewlinesInQuotes() throws Exception {
    assertThat(readWithHeader("h,i\n\"1\n2\r\n3\",x\n"))
        .isEqualTo("{\"h\":\"1\\n2\\r\\n3\",\"i\":\"x\"}");
  }

  @Test
  void shouldTakeCarriageReturnsAndEmptyLinesAndAMarkInFront() throws Exception {
    assertThat(readWithHeader("\ufeffh\r\n\r\n1\r\n\n\r\n2"))
        .isEqualTo("{\"h\":\"1\"}\n{\"h\":\"2\"}");
  }

  @Test
  void shouldHaveNoItemsWithoutRows() throws Exception {
    assertThat(readWithHeader("")).isEmpty();
    assertThat(readWithHeader("h\n")).isEmpty();
  }

  @Test
  void shouldRefuseALargeHeader() {
    CsvFormat format = new CsvFormat(',', null, 100_000);

    assertThatThrownBy(() -> Cursors.texts(format, "h".repeat(10_300) + "\n1"))
        .isInstanceOf(ReaderException.class)
        .hasMessage("The CSV header is larger than 10 KiB");
  }

  @Test
  void shouldReadNothingOfWhatIsBefore() {
    CsvFormat format = new CsvFormat(',', null, MOST_BYTES);
    byte[] text = ("h\n" + "0123456789\n".repeat(100_000)).getBytes(StandardCharsets.UTF_8);
    MemoryObject object = new MemoryObject(text, 64 << 10);
    ItemCursor cursor = format.open(object, null);
    for (int i = 0; i < 99_990; i++) {
      cursor.next();
    }
    long before = object.read();

    assertThat(Cursors.all(format, object, cursor.position())).hasSize(10);
    assertThat(object.read() - before).isLessThan(100_000);
  }

  @Test
  void shouldNameTheColumnsAgain() {
    CsvFormat format = new CsvFormat(',', null, MOST_BYTES).withHeaders(List.of("x"));

    assertThat(Cursors.texts(format, "1")).isEqualTo("{\"x\":\"1\"}");
  }
}
