package dev.docket.model;

/**
 * Where changes are made by hand.
 *
 * @param name its name
 * @param displayName what people call it
 * @param description what it is, in a sentence or two; empty where the model says nothing
 */
public record ManagedSystem(String name, String displayName, String description) {}
