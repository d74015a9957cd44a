/** What goes over the wire to AWS's services and comes back, in each of their protocols; pure. */
@NullMarked
package dev.newel.aws.client.wire;

import org.jspecify.annotations.NullMarked;
