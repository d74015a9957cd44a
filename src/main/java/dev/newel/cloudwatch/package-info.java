/** What state machines want logged, in CloudWatch Logs. */
@NullMarked
package dev.newel.cloudwatch;

import org.jspecify.annotations.NullMarked;
