/** Every action against the model of the service: its errors, its answers, and whatever is sent. */
@NullMarked
package dev.newel.api.fidelity;

import org.jspecify.annotations.NullMarked;
