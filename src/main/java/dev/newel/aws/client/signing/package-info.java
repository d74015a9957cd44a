/** Signature Version 4, for those who sign requests and for those who check what was signed. */
@NullMarked
package dev.newel.aws.client.signing;

import org.jspecify.annotations.NullMarked;
