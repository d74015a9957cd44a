package dev.newel.api.http.caller;

import dev.newel.aws.Home;
import dev.newel.identity.ReceivedRequest;
import dev.newel.identity.ReceivedRequest.Headers;
import dev.newel.identity.SignatureCheck;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;

/** Lets in those alone whose signatures are right. */
record SignedCallers(SignatureCheck signatures) implements Callers {

  private static final String HOST = "host";

  @Override
  public CallOrigin of(HttpServerRequest request, byte[] body) {
    String query = request.query();
    SignatureCheck.Signer signer =
        signatures.check(
            new ReceivedRequest(
                request.method().name(),
                request.path(),
                query == null ? "" : query,
                new Received(request),
                body));
    return new CallOrigin(Home.of(signer.region(), signer.account()), signer.caller());
  }

  private record Received(HttpServerRequest request) implements Headers {

    /** In HTTP/2 the host is no header. */
    @Override
    public List<String> all(String name) {
      List<String> values = request.headers().getAll(name);
      return values.isEmpty() && name.equals(HOST) && request.authority() != null
          ? List.of(request.authority().toString())
          : values;
    }

    /** Without a list of all, where there may be one. */
    @Override
    public String first(String name) {
      if (name.equals(HOST)) {
        return Headers.super.first(name);
      }
      String value = request.getHeader(name);
      return value == null ? "" : value;
    }
  }
}
