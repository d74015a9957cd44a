/**
 * What verticles and embedders share: addresses, messages and their codec, the errors of the AWS
 * API, and the typed client.
 */
@NullMarked
package dev.newel.bus;

import org.jspecify.annotations.NullMarked;
