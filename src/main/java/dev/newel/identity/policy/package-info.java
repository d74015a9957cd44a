/** What callers may do, as policies in the form of IAM's say it. */
@NullMarked
package dev.newel.identity.policy;

import org.jspecify.annotations.NullMarked;
