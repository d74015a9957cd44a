/**
 * The AWS SDK for Java 2 as the oracle of requests: for the same arguments, Newel's client has to
 * send what the SDK sends.
 */
@NullMarked
package dev.newel.aws.client.oracle;

import org.jspecify.annotations.NullMarked;
