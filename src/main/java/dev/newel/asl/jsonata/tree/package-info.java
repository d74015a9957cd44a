/** What an expression does, as a tree that is evaluated. */
@NullMarked
package dev.newel.asl.jsonata.tree;

import org.jspecify.annotations.NullMarked;
