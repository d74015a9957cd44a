/** Tests of buckets in folders and in S3. */
@NullMarked
package dev.newel.engine.mapruns.bucket;

import org.jspecify.annotations.NullMarked;
