/** Makes the models of AWS's services that Newel brings from those that AWS publishes. */
@NullMarked
package dev.newel.generator;

import org.jspecify.annotations.NullMarked;
