/** Numbers and times in words and in pictures, as XPath has them. */
@NullMarked
package dev.newel.asl.jsonata.picture;

import org.jspecify.annotations.NullMarked;
