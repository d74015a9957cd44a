package dev.newel.api;

import dev.newel.api.action.RefusalWatch;
import dev.newel.api.http.tls.CertificateFiles;
import dev.newel.identity.SignatureCheck;
import org.jspecify.annotations.Nullable;

/**
 * What keeps others out of the API, and who hears of them.
 *
 * @param signatures looks at those of requests over HTTP; null where all are let in
 * @param certificate to serve HTTPS with; null for plain HTTP
 * @param bus what may be asked for on the event bus
 * @param refusals sees what the doors turn away
 */
public record Protection(
    @Nullable SignatureCheck signatures,
    @Nullable CertificateFiles certificate,
    BusActions bus,
    RefusalWatch refusals) {

  /** Everybody may do everything. */
  public static final Protection NONE =
      new Protection(null, null, BusActions.ALL, RefusalWatch.NOBODY);
}
