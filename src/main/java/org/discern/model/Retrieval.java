package org.discern.model;

/// How well an encoder knows films again that it never saw in training.
///
/// @param encoder which encoder
/// @param films number of films compared
/// @param ownView share of films whose nearest neighbour among all films' second augmented views is their own
/// @param samePatient share of films (of patients with several) whose nearest other film is of the same patient
/// @param samePatientByChance the same share for an encoder that knows nothing
public record Retrieval(String encoder, int films, double ownView, double samePatient, double samePatientByChance) {}
