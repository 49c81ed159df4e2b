package org.discern.workflow;

/// What a model says of the validation and the judged films: a row a film, a column a finding.
record Scores(float[][] validation, float[][] judged) {}
