package org.discern.workflow;

import java.util.function.UnaryOperator;
import org.discern.fusion.ClinicalColumns;

/// A model of images with clinical values.
///
/// @param columns how it takes the values
/// @param ofJudged what it would say of the judged films, had they such values: scores that rank them
record FusedModel(String name, Scores scores, ClinicalColumns columns, UnaryOperator<float[][]> ofJudged) {}
