package dev.newel.console.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SourceTextTest {

  private static String sent(String source) {
    return new String(SourceText.shortened(source.getBytes(UTF_8)), UTF_8);
  }

  @Test
  void shouldLeaveOutCommentsAndIndentationAndKeepTheNumbersOfLines() {
    assertThat(
            sent(
                """
                // Of the module.
                /**
                 * Of a function.
                 */
                export function f() {
                  /* one line */
                  return 1; // beside code
                  // the last
                }
                """))
        .isEqualTo("\n\n\n\nexport function f() {\n\nreturn 1; // beside code\n\n}\n");
  }

  @Test
  void shouldKeepWhatOnlyLooksLikeAComment() {
    String source =
        """
        const url = 'http://here/*';
        const all = `a */ b`;
        /** @type {T} */ const one = 1;
        /* two */ f();
        """;

    assertThat(sent(source)).isEqualTo(source);
  }
}
