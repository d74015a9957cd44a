/**
 * Several instances on one Redis under load, while a seeded script kills, pauses and cuts off; and
 * a checker that proves from the histories that nothing was lost, doubled or made up.
 */
@NullMarked
package dev.newel.torture;

import org.jspecify.annotations.NullMarked;
