package org.discern.workflow;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// How fast the engines of this machine are, as [MeasureEngines] found.
///
/// @param work what was measured, in words
/// @param bareImagesPerSecond films a second of libtorch's own operations on ready tensors; `NaN` without libtorch
/// @param missing engines that this machine has not, and why
public record EngineSpeeds(
        String work, double bareImagesPerSecond, List<Speed> engines, List<Loading> loading, List<String> missing) {
    public EngineSpeeds {
        engines = List.copyOf(engines);
        loading = List.copyOf(loading);
        missing = List.copyOf(missing);
    }

    /// @param device what it computes on
    /// @param step films a second of whole steps on ready pictures
    /// @param stepWithLoading the same with films loaded and augmented meanwhile, as in a run
    public record Speed(String engine, String device, double step, double stepWithLoading, List<Loss> losses) {
        public Speed {
            losses = List.copyOf(losses);
        }
    }

    /// The contrastive loss with its gradient, beside one matrix product of its size.
    public record Loss(int queries, int keys, int dimension, double lossMillis, double productMillis) {
        double products() {
            return lossMillis / productMillis;
        }
    }

    /// Random views a second of one thread, from the picture cache to the batch.
    public record Loading(int sidePixels, double viewsPerSecond) {}

    /// The engine that does most films a second.
    public Speed fastest() {
        return engines.stream()
                .max(Comparator.comparingDouble(Speed::stepWithLoading))
                .orElseThrow();
    }

    /// All of it for a person.
    public String text() {
        StringBuilder text = new StringBuilder(work).append('\n');
        if (!Double.isNaN(bareImagesPerSecond)) {
            line(text, "bare libtorch step on ready tensors", "%8.1f images/s", bareImagesPerSecond);
        }
        for (Speed engine : engines) {
            text.append(String.format(Locale.ROOT, "%n%s (%s)%n", engine.engine(), engine.device()));
            line(text, "step on ready pictures", "%8.1f images/s%s", engine.step(), ofBare(engine.step()));
            line(
                    text,
                    "step with loading and augmentation",
                    "%8.1f images/s%s",
                    engine.stepWithLoading(),
                    ofBare(engine.stepWithLoading()));
            for (Loss loss : engine.losses()) {
                line(
                        text,
                        "loss and gradient, %d x %,d x %d".formatted(loss.queries(), loss.keys(), loss.dimension()),
                        "%8.1f ms, %.2f matrix products",
                        loss.lossMillis(),
                        loss.products());
            }
        }
        text.append(String.format(Locale.ROOT, "%nloading and augmentation, one thread%n"));
        for (Loading size : loading) {
            line(text, size.sidePixels() + " px", "%8.0f views/s", size.viewsPerSecond());
        }
        missing.forEach(reason -> text.append(reason).append('\n'));
        return text.append('\n').append(suggestion()).toString();
    }

    private String suggestion() {
        Speed best = fastest();
        StringBuilder text = new StringBuilder("use engine: ").append(best.engine());
        for (Speed other : engines) {
            if (other == best) continue;
            text.append(String.format(
                    Locale.ROOT,
                    " (%.2f times the images/s of %s)",
                    best.stepWithLoading() / other.stepWithLoading(),
                    other.engine()));
        }
        return text.append("; engine: auto takes the fastest by a shorter measurement")
                .toString();
    }

    private String ofBare(double imagesPerSecond) {
        return Double.isNaN(bareImagesPerSecond)
                ? ""
                : String.format(Locale.ROOT, ", %.2f of the bare step's", imagesPerSecond / bareImagesPerSecond);
    }

    private static void line(StringBuilder text, String what, String format, Object... values) {
        text.append(String.format(Locale.ROOT, "  %-46s", what))
                .append(String.format(Locale.ROOT, format, values))
                .append('\n');
    }
}
