/** The shapes of the Step Functions API and their constraints, read from the service model. */
@NullMarked
package dev.newel.api.model;

import org.jspecify.annotations.NullMarked;
