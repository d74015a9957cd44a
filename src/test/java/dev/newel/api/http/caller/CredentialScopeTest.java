package dev.newel.api.http.caller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.aws.Home;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialScopeTest {

  private static final Home CONFIGURED = Home.of("us-east-1", "000000000000");

  private static final String[] PIECES = {
    "/",
    "//",
    "000000000002",
    "AKIAIOSFODNN7EXAMPLE",
    "20261126",
    "eu-west-1",
    "states",
    "aws4_request",
    "/20261126/eu-west-1/states/aws4_request",
    "%2F",
    "\0",
    ":",
    "{",
    "}",
    " ",
    "é",
    "\ud800"
  };

  @ParameterizedTest
  @CsvSource({
    // an access key of twelve digits is the account's id
    "000000000002/20261126/eu-west-1/states/aws4_request, 000000000002/eu-west-1",
    "AKIAIOSFODNN7EXAMPLE/20261126/eu-west-1/states/aws4_request, 000000000000/eu-west-1",
    "test/20261126/us-east-1/states/aws4_request, 000000000000/us-east-1",
    "/20261126/eu-west-1/states/aws4_request, 000000000000/eu-west-1",
    "12345678901/20261126/eu-west-1/states/aws4_request, 000000000000/eu-west-1",
    "1234567890123/20261126/eu-west-1/states/aws4_request, 000000000000/eu-west-1",
    "a/000000000002/20261126/eu-west-1/states/aws4_request, 000000000000/eu-west-1",
    "000000000002/20261126/cn-north-1/states/aws4_request, 000000000002/cn-north-1",
    // Version 4A: a signature for several regions
    "000000000002/20261126/states/aws4_request, 000000000002/us-east-1",
    "000000000002/20261126/EU-WEST-1/states/aws4_request, 000000000000/us-east-1",
    "000000000002/20261126/../states/aws4_request, 000000000000/us-east-1",
    "000000000002/20261126//states/aws4_request, 000000000000/us-east-1",
    "000000000002/20261126/eu-west-1/states, 000000000000/us-east-1",
    "000000000002/20261126/eu-west-1/states/aws4_request/, 000000000000/us-east-1",
    "000000000002, 000000000000/us-east-1",
    "/aws4_request, 000000000000/us-east-1",
    "//aws4_request, 000000000000/us-east-1",
    "////aws4_request, 000000000000/us-east-1",
    "eu-west-1/states/aws4_request, 000000000000/us-east-1",
    "20261126/eu-west-1/states/aws4_request, 000000000000/us-east-1",
    "'', 000000000000/us-east-1"
  })
  void shouldTellAccountAndRegion(String credential, String home) {
    assertThat(CredentialScope.parse(credential).in(CONFIGURED).text()).isEqualTo(home);
  }

  @Test
  void shouldMakeAHomeOfWhateverComes() {
    Random random = new Random(7);
    for (int round = 0; round < 50_000; round++) {
      StringBuilder credential = new StringBuilder();
      for (int pieces = random.nextInt(8); pieces > 0; pieces--) {
        credential.append(PIECES[random.nextInt(PIECES.length)]);
      }
      Home home = CredentialScope.parse(credential.toString()).in(CONFIGURED);

      assertThat(Home.isAccount(home.account())).as("%s", credential).isTrue();
      assertThat(Home.isRegion(home.region())).as("%s", credential).isTrue();
    }
  }
}
