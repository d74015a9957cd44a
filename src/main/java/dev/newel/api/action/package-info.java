/** The actions of the AWS Step Functions API, one class each. */
@NullMarked
package dev.newel.api.action;

import org.jspecify.annotations.NullMarked;
