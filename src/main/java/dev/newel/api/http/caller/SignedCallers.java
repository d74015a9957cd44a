package dev.newel.api.http.caller;

import dev.newel.aws.Home;
import dev.newel.identity.ReceivedRequest;
import dev.newel.identity.SignatureCheck;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;

/** Lets in those alone whose signatures are right. */
record SignedCallers(SignatureCheck signatures) implements Callers {

  @Override
  public CallOrigin of(HttpServerRequest request, byte[] body) {
    String query = request.query();
    SignatureCheck.Signer signer =
        signatures.check(
            new ReceivedRequest(
                request.method().name(),
                request.path(),
                query == null ? "" : query,
                name -> values(request, name),
                body));
    return new CallOrigin(Home.of(signer.region(), signer.account()), signer.caller());
  }

  /** In HTTP/2 the host is no header. */
  private static List<String> values(HttpServerRequest request, String name) {
    List<String> values = request.headers().getAll(name);
    return values.isEmpty() && name.equals("host") && request.authority() != null
        ? List.of(request.authority().toString())
        : values;
  }
}
