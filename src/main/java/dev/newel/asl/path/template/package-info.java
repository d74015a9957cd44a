/** Payload templates, and how data flow through a state in JSONPath. */
@NullMarked
package dev.newel.asl.path.template;

import org.jspecify.annotations.NullMarked;
