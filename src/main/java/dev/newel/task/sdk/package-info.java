/** Task states that call any action of AWS's services, as the AWS SDK for Java does. */
@NullMarked
package dev.newel.task.sdk;

import org.jspecify.annotations.NullMarked;
