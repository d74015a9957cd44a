/** The types of service models, with the constraints on their values. */
@NullMarked
package dev.newel.aws.model.shape;

import org.jspecify.annotations.NullMarked;
