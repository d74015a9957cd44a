package dev.newel.aws.model.shape;

/** Any JSON, passed on as it is. */
public record DocumentShape() implements Shape {}
