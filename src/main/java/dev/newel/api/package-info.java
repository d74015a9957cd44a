/**
 * The doors of Newel: AWS's protocols over HTTP, and the event bus. Requests are checked against
 * the service model of AWS and handed to one class per action.
 */
@NullMarked
package dev.newel.api;

import org.jspecify.annotations.NullMarked;
