/**
 * A game day: three instances that ask for signatures, under load, and what goes wrong with them
 * and around them in a year, one thing after the other.
 */
@NullMarked
package dev.newel.gameday;

import org.jspecify.annotations.NullMarked;
