package org.discern.model;

/// How many films have a value.
public record FacetCount<V>(V value, long films) {}
