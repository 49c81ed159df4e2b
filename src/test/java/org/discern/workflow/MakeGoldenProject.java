package org.discern.workflow;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.discern.config.ConfigFile;
import org.discern.config.RunConfig;
import org.discern.testing.RecordingContext;
import org.discern.testing.TestEngines;

/// Makes a project as this version writes it, for [GoldenProjectTest]: `FOLDER ZIP`. The catalog keeps the folder's
/// path, so it should be one that says nothing, such as `/tmp/discern-golden`. Of drawn films only; pictures, report
/// and
/// checkpoints are left out, as a project may lose them, while the picture cache stays.
final class MakeGoldenProject {
    static final int PATIENTS = 24;
    private static final String SETTINGS = """
            name: golden
            seed: 3
            engine: dl4j
            data: {dataset: synthetic-demo, cacheSizePixels: 32, imageSizePixels: 32, standardDeviation: 0.25}
            encoder: {width: 4, projectionDimension: 8}
            moco: {queueSize: 16, batchNormGroups: 2}
            pair: {positive: samePatient}
            weighting: {kind: ratio, findings: [Edema, Pneumothorax]}
            pretrain: {epochs: 2, batchSize: 8}
            evaluation:
              findings: [Cardiomegaly]
              unmentioned: negative
              endToEnd: false
              bootstrapReplicates: 100
              tsne: {iterations: 10}
            """;

    private MakeGoldenProject() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        RunConfig settings = ConfigFile.parse("golden.yaml", SETTINGS, List.of());
        try (Project project = new OpenDemo(PATIENTS).run(folder, RecordingContext.patient())) {
            String film = project.cohort(OpenDemo.DATASET).films().getFirst().imageId();
            new TagFilms(project).run(List.of(film), "looked at", true);
            new RunExperiment(project, TestEngines.both()).start(settings, RecordingContext.patient());
        }
        zip(folder, Path.of(arguments[1]));
        System.out.println(Files.size(Path.of(arguments[1])) + " bytes");
    }

    private static void zip(Path folder, Path zip) throws IOException {
        try (OutputStream file = Files.newOutputStream(zip);
                ZipOutputStream out = new ZipOutputStream(file);
                Stream<Path> all = Files.walk(folder)) {
            out.setLevel(9);
            for (Path each : all.filter(Files::isRegularFile).sorted().toList()) {
                String name = folder.relativize(each).toString().replace('\\', '/');
                if (name.endsWith(".png")
                        || name.contains("/checkpoints/")
                        || name.endsWith("report.html")
                        || name.equals("mask.key")) continue;
                ZipEntry entry = new ZipEntry(name);
                entry.setTime(0);
                out.putNextEntry(entry);
                Files.copy(each, out);
                out.closeEntry();
            }
        }
    }
}
