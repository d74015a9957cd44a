/** Tests of status changes as events of EventBridge. */
@NullMarked
package dev.newel.eventbridge;

import org.jspecify.annotations.NullMarked;
