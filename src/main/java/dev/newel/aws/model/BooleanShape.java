package dev.newel.aws.model;

/** True or false. */
public record BooleanShape() implements Shape {}
