package org.discern.config;

import java.util.List;

/// A published table of AUROCs, with what is known of how it was made.
///
/// @param pretrainingHours of one pre-training, on the authors' card
public record PublishedConfig(
        String source,
        String finding,
        int pretrainingFilms,
        int pretrainingEpochs,
        double pretrainingHours,
        int fineTuningEpochs,
        List<PublishedSetting> settings,
        List<PublishedRow> rows) {
    public PublishedConfig {
        settings = List.copyOf(settings);
        rows = List.copyOf(rows);
        for (PublishedRow row : rows) {
            if (row.aurocs().size() != settings.size()) {
                throw new IllegalArgumentException(row.aurocs().size() + " AUROCs for " + settings.size()
                        + " settings in a row of " + row.method());
            }
        }
    }

    /// Films that were judged.
    ///
    /// @param withValues whether clinical values went in beside the image
    /// @param fewestPositives where their number is not published, a low guess
    public record PublishedSetting(
            String name,
            String dataset,
            EvaluationConfig.JudgedOn split,
            boolean withValues,
            int trainingFilms,
            int judgedFilms,
            int fewestPositives,
            int mostPositives) {}

    /// A method.
    ///
    /// @param aurocs in percent, by setting
    public record PublishedRow(Start method, boolean endToEnd, List<Double> aurocs) {
        public PublishedRow {
            aurocs = List.copyOf(aurocs);
        }
    }

    /// What an encoder began with.
    public enum Start {
        IMAGENET("ImageNet"),
        MOCO("MoCo"),
        MEDAUG("MedAug"),
        DISCERN("DisCeRn");

        private final String title;

        Start(String title) {
            this.title = title;
        }

        /// The name as the papers write it.
        public String title() {
            return title;
        }
    }
}
