package dev.newel.aws.model.shape;

/** True or false. */
public record BooleanShape() implements Shape {}
