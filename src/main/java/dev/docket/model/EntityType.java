package dev.docket.model;

/**
 * The kind of owner that an order is for.
 *
 * @param name its name in the governance system; also the name of its folder in {@code outbound/}
 * @param displayName what people call it
 */
public record EntityType(String name, String displayName) {}
