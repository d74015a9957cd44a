package dev.newel.api.http.caller;

import dev.newel.aws.Home;
import dev.newel.identity.Caller;

/**
 * Whose a request is.
 *
 * @param home the account and region that it is for
 */
public record CallOrigin(Home home, Caller caller) {}
