package dev.newel.asl.jsonpath;

import static dev.newel.asl.jsonpath.Documents.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.jsonpath.ReferenceStep.Element;
import dev.newel.asl.jsonpath.ReferenceStep.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPathTest {

  private static final Allowance ENDLESS = steps -> {};

  private static final JsonNode DOCUMENT =
      json(
          """
          {'a': {'b': [10, 20, {'c': null}], 'x-y': 'dash', 'two words': true, 'ünï': 1.50},
           'items': [{'id': 1, 'tag': 'p'}, {'id': 2, 'tag': 'q'}, {'id': 3}],
           'text': 'hello', 'v': 0, 'none': null, 'length()': 'a name', 'C:\\\\': 'C',
           'it\\'s \\\\ ok': 'escaped', 'matrix': [[1, 2], [3], []]}\
          """);

  private static JsonNode read(String path, JsonNode document) throws InvalidPathException {
    return JsonPath.compile(path).read(document, ENDLESS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          $.a.b[0]                 | 10
          $.a.b[2].c               | null
          $['a']['b'][1]           | 20
          $.a.['two words']        | true
          $.a.x-y                  | 'dash'
          $.a.ünï                  | 1.50
          $['length()']            | 'a name'
          $.length()               | 'a name'
          $['it\\'s \\\\ ok']      | 'escaped'
          $['C:\\']                | 'C'
          $.a['x-y', 'b', 'z']     | {'x-y':'dash','b':[10,20,{'c':null}]}
          $.items[(@.length-1)]    | {'id':3}
          $.items[(@.length - 2)].id | 2
          $.items[(@.size()-3)].tag  | 'p'
          $.items[0..1]            | {'id':1,'tag':'p'}
          $.items[ 1 ].id          | 2
          $.a                      | {'b':[10,20,{'c':null}],'x-y':'dash','two words':true,'ünï':1.50}
          """)
  void shouldReadTheValueOfDefinitePath(String path, String expected) throws Exception {
    assertThat(JsonPath.compile(path).isDefinite()).isTrue();
    assertThat(read(path, DOCUMENT)).isEqualTo(json(expected));
    assertThat(JsonPath.compile(path).find(DOCUMENT, ENDLESS)).isEqualTo(json(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          $.items[*].id            | [1,2,3]
          $.items[*].tag           | ['p','q']
          $.items.*.id             | [1,2,3]
          $.a.*                    | [[10,20,{'c':null}],'dash',true,1.50]
          $.items[0:1].id          | [1]
          $.items[1:].id           | [2,3]
          $.items[-1:]             | [{'id':3}]
          $.items[-9:].id          | [1,2,3]
          $.items[:-1].id          | [1,2]
          $.items[:9].id           | [1,2,3]
          $.items[3:]              | []
          $.items[0,2].id          | [1,3]
          $.items[0,7]             | [{'id':1,'tag':'p'},null]
          $.a.b[-2:1]              | [null,null,10]
          $.matrix[*][0]           | [1,3,null]
          $.matrix[*][*]           | [1,2,3]
          $..id                    | [1,2,3]
          $.items..tag             | ['p','q']
          $.matrix..[1]            | [[3],2,null,null]
          $..b[0]                  | [10]
          $.text.*                 | []
          $.text..x                | []
          $.missing[*]             | []
          $.missing.b[1:5].price   | []
          $.missing[?(@.x)].y      | []
          $..missing               | []
          """)
  void shouldReadWhatIndefinitePathMatches(String path, String expected) throws Exception {
    assertThat(JsonPath.compile(path).isDefinite()).isFalse();
    assertThat(read(path, DOCUMENT)).isEqualTo(json(expected));
    assertThat(JsonPath.compile(path).find(DOCUMENT, ENDLESS)).isEqualTo(json(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          $.no                 | No results for path: $['no']
          $.a.no               | No results for path: $['a']['no']
          $.no.such            | Missing property in path $['no']
          $.a.no.such          | Missing property in path $['a']['no']
          $.items.foo          | Property ['foo'] not found in path $['items']
          $.items.length()     | Property ['length()'] not found in path $['items']
          $.v.sum()            | Property ['sum()'] not found in path $['v']
          $.items['a','b']     | Property ['a', 'b'] not found in path $['items']
          $.a.b[7].x           | Property ['x'] not found in path $['a']['b'][7]
          $.a.b[-1].x          | Property ['x'] not found in path $['a']['b'][-1]
          $.items[(@.length-1)].tag | No results for path: $['items'][2]['tag']
          $.none.x             | Property ['x'] not found in path $['none']
          $.none[0]            | The path $['none'] is null
          $.items[7][0]        | The path $['items'][7] is null
          $.items[0:3].tag     | No results for path: $['items'][2]['tag']
          $.items[?(@.id > 2)].tag | No results for path: $['items'][2]['tag']
          $..b.c               | Property ['c'] not found in path $['a']['b']
          $.*.b                | Property ['b'] not found in path $['items']
          $['a','b'].v         | Multi properties can only be used as path leafs: $['a', 'b']
          $.a['b','c'][0]      | Multi properties can only be used as path leafs: $['a']['b', 'c']
          $.v[3:]              | Filter: [3:] can only be applied to arrays. Current context is: 0
          $.text[0].x          | Filter: [0]['x'] can only be applied to arrays. Current context is: hello
          $.matrix[0][1][(@.length-1)] | Filter: [@.size()-1] can only be applied to arrays. Current context is: 2
          $.a[0,1][*]          | Filter: [0,1][*] can only be applied to arrays. Current context is: {"b":[10,20,{"c":null}],"x-y":"dash","two words":true,"ünï":1.50}
          $.v[?(@.x)][0]       | Filter: [?][0] can not be applied to primitives. Current context is: 0
          $.none[?(@.x)]       | Filter: [?] can not be applied to primitives. Current context is: null
          $['a']$['no']        | No results for path: $['no']
          """)
  void shouldTellWhyPathLeadsNowhere(String path, String reason) throws Exception {
    JsonPath compiled = JsonPath.compile(path);

    assertThatExceptionOfType(PathNotFoundException.class)
        .isThrownBy(() -> compiled.read(DOCUMENT, ENDLESS))
        .satisfies(failure -> assertThat(failure.getStackTrace()).isEmpty())
        .withMessage(reason);
    assertThat(compiled.find(DOCUMENT, ENDLESS)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"$.items[7]", "$.items[-1]", "$.a.b[(@.length-9)]"})
  void shouldReadNullForAnElementThatIsNotThere(String path) throws Exception {
    assertThat(read(path, DOCUMENT)).isEqualTo(json("null"));
    assertThat(JsonPath.compile(path).find(DOCUMENT, ENDLESS)).isNull();
  }

  @Test
  void shouldFindNullThatIsThere() throws Exception {
    assertThat(JsonPath.compile("$.none").find(DOCUMENT, ENDLESS)).isEqualTo(json("null"));
    assertThat(JsonPath.compile("$").find(json("null"), ENDLESS)).isEqualTo(json("null"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          $      | null
          $[*]   | []
          $..a   | []
          $[0]   | Filter: [0] can only be applied to arrays. Current context is: null
          $.a    | Property ['a'] not found in path $
          """)
  void shouldReadNullAsAnyOtherDocument(String path, String expected) throws Exception {
    JsonPath compiled = JsonPath.compile(path);
    String answer;
    try {
      answer = compiled.read(json("null"), ENDLESS).toString();
    } catch (PathNotFoundException e) {
      answer = e.getMessage();
    }
    assertThat(answer).isEqualTo(expected);
  }

  @Test
  void shouldReadTheVeryNodesOfTheDocument() throws Exception {
    assertThat(read("$", DOCUMENT)).isSameAs(DOCUMENT);
    assertThat(read("$.a.b", DOCUMENT)).isSameAs(DOCUMENT.get("a").get("b"));
    assertThat(read("$['a','v']", DOCUMENT).get("a")).isSameAs(DOCUMENT.get("a"));
    assertThat(read("$.items[?(@.id == 2)]", DOCUMENT).get(0))
        .isSameAs(DOCUMENT.get("items").get(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        " $.a",
        "a.b",
        "@.a",
        "$name",
        "$$",
        "$$.a",
        "$.",
        "$.a.",
        "$.a..",
        "$.a b",
        "$. a",
        "$.a[",
        "$.a['b",
        "$.a[1",
        "$[]",
        "$[ * ]",
        "$[\"a\"]",
        "$[a]",
        "$[-]",
        "$[1-2]",
        "$[:]",
        "$[99999999999]",
        "$[(@.length)]",
        "$[(@.length+1)]",
        "$[(@.count-1)]",
        "$[?]",
        "$[?@.a]",
        "$[?()]",
        "$[?(a)]",
        "$[?('a')]",
        "$[?(@.a == 1]",
        "$[?(@.a == ')]",
        "$[?(@.a == ']')]",
        "$[?(@.a b == 1)]",
        "$[?(@.a && )]",
        "$[?(&& @.a)]",
        "$[?(@.a &&& @.b)]",
        "$[?(@.a || || @.b)]",
        "$[?(@.a == !@.b)]",
        "$[?(@.* == 1)]",
        "$[?(@..a)]",
        "$[?(@.a[0:1])]",
        "$[?(@.a[?(@.b)])]",
        "$[?(@.a in ['x', 'y'])]",
        "$[?(@.a nin [1])]",
        "$[?(@.a size 2)]",
        "$[?(@.a =~ /x/)]",
        "$[?(@.a=~/(a+)+$/)]",
        "$[?(@.a == /x/i)]"
      })
  void shouldRefuseWhatIsNoPath(String path) {
    assertThatExceptionOfType(InvalidPathException.class)
        .isThrownBy(() -> JsonPath.compile(path))
        .satisfies(failure -> assertThat(failure.getMessage()).isNotBlank());
  }

  @Test
  void shouldKeepItsText() throws Exception {
    assertThat(JsonPath.compile("$.a ").text()).isEqualTo("$.a ");
    assertThat(JsonPath.compile("$.a")).hasToString("$.a");
  }

  @Test
  void shouldNameTheStepsOfReferencePath() throws Exception {
    assertThat(JsonPath.compile("$").referenceSteps()).isEmpty();
    assertThat(JsonPath.compile("$.a['b c'][2].d-e").referenceSteps())
        .containsExactly(new Field("a"), new Field("b c"), new Element(2), new Field("d-e"));
    assertThat(JsonPath.compile("$['f(x)', 'y']['z']").referenceSteps()).isNull();
    assertThat(JsonPath.compile("$['f(x)']").referenceSteps()).containsExactly(new Field("f(x)"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$.a[*]",
        "$..a",
        "$.a[0:1]",
        "$.a[0,1]",
        "$.a[-1]",
        "$.a[(@.length-1)]",
        "$.a['b','c']",
        "$.*",
        "$.a[?(@.b)]",
        "$.a.length()",
        "$.a,b",
        "$.a$.b[0]$"
      })
  void shouldNameNoStepsOfAnyOtherPath(String path) throws Exception {
    assertThat(JsonPath.compile(path).referenceSteps()).isNull();
  }
}
