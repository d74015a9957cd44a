/** Functions and what calls them, and how blocks and conditions lead to them. */
@NullMarked
package dev.newel.asl.jsonata.call;

import org.jspecify.annotations.NullMarked;
