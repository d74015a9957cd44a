/** Objects of buckets, in S3 and whatever speaks as it does, or in a local folder. */
@NullMarked
package dev.newel.engine.mapruns.bucket;

import org.jspecify.annotations.NullMarked;
