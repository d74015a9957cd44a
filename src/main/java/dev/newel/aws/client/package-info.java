/**
 * Calls of AWS's services, made from their models: where they go, how they are signed, what comes
 * back.
 */
@NullMarked
package dev.newel.aws.client;

import org.jspecify.annotations.NullMarked;
