/** Newel: the AWS Step Functions API and the Amazon States Language, on Vert.x and Redis. */
@NullMarked
package dev.newel;

import org.jspecify.annotations.NullMarked;
