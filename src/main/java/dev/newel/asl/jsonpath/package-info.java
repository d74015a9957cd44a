/** JSONPath in the dialect of AWS Step Functions, over Jackson's trees and within an allowance. */
@NullMarked
package dev.newel.asl.jsonpath;

import org.jspecify.annotations.NullMarked;
