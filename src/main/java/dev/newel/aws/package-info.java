/** What Newel shares with AWS: ARNs, whose they are, and the errors of the Step Functions API. */
@NullMarked
package dev.newel.aws;

import org.jspecify.annotations.NullMarked;
