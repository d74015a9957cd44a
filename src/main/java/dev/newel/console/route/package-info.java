/** What the routes of the console have in common: requests, answers, tokens to go on by. */
@NullMarked
package dev.newel.console.route;

import org.jspecify.annotations.NullMarked;
