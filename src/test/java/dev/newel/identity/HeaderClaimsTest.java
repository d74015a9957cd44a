package dev.newel.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.aws.ServiceException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was read before makes no difference to what is read of a header. */
class HeaderClaimsTest {

  private static final String SCOPE = "/20261126/us-east-1/states/aws4_request";
  private static final String KNOWN =
      "AWS4-HMAC-SHA256 Credential=AKIA1" + SCOPE + ", SignedHeaders=host;x-amz-date, Signature=";
  private static final Map<String, String> TIMED = Map.of("x-amz-date", "20261126T120000Z");

  private final HeaderClaims claims = new HeaderClaims();

  private static String read(HeaderClaims claims, String header, Map<String, String> headers) {
    ReceivedRequest request =
        new ReceivedRequest(
            "POST",
            "/",
            "",
            name -> headers.containsKey(name) ? List.of(headers.get(name)) : List.of(),
            new byte[0]);
    try {
      return claims.read(request, header).toString();
    } catch (ServiceException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        KNOWN + "ab12",
        KNOWN + " ab12 ",
        KNOWN,
        KNOWN + " ",
        KNOWN + "ab12,",
        KNOWN + "ab12, Signature=cd",
        KNOWN + "ab12, Other=cd",
        "AWS4-HMAC-SHA256 Credential=AKIA1" + SCOPE + ", SignedHeaders=host;x-amz-date, Signature",
        "AWS4-HMAC-SHA256 Credential=AKIA2"
            + SCOPE
            + ", SignedHeaders=host;x-amz-date, Signature=1",
        "AWS4-HMAC-SHA256 Credential=AKIA1" + SCOPE + ", SignedHeaders=host, Signature=1",
        "AWS4-HMAC-SHA256 Signature=1, Credential=AKIA1" + SCOPE + ", SignedHeaders=host"
      })
  void shouldReadTheSameWhateverWasReadBefore(String header) {
    String first = read(new HeaderClaims(), header, TIMED);

    for (int i = 0; i < 3; i++) {
      assertThat(read(claims, KNOWN + "ffff", TIMED)).contains("signature=ffff");
      assertThat(read(claims, header, TIMED)).isEqualTo(first);
      assertThat(read(claims, header, Map.of()))
          .isEqualTo(read(new HeaderClaims(), header, Map.of()));
    }
  }
}
