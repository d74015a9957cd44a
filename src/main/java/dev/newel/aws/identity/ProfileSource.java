package dev.newel.aws.identity;

import dev.newel.aws.client.ProfileFile;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;

/** A profile in AWS's own file, which may be written anew at any time. */
public record ProfileSource(Vertx vertx, Path file, String profile) implements CredentialSource {

  @Override
  public Future<Lent> lend() {
    return vertx.executeBlocking(this::read, false);
  }

  private Lent read() throws IOException {
    return ProfileFile.read(file)
        .credentials(profile)
        .map(credentials -> new Lent(credentials, null))
        .orElseThrow(() -> new IOException("there are none of the profile " + profile));
  }
}
