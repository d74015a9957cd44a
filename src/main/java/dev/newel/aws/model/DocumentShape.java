package dev.newel.aws.model;

/** Any JSON, passed on as it is. */
public record DocumentShape() implements Shape {}
