/** The fields of states in JSONata, and how data flow through a state there. */
@NullMarked
package dev.newel.asl.jsonata.state;

import org.jspecify.annotations.NullMarked;
