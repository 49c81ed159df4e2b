package org.discern.app;

import java.nio.file.Path;
import org.discern.testing.Fx;

/// Takes all pictures of the workbench again, over a project of the synthetic cohort: `[PROJECT [BEGINNING]]`, by
/// default one in the folder for temporary files, which is made where it is not there; of pictures whose names begin
/// so alone. `mvn -q -Pgallery test-compile exec:exec` starts it.
/// What guide and README show goes to `src/docs/pictures`, all else to `target/snapshots`, to be looked at.
final class Gallery {
    private Gallery() {}

    public static void main(String[] arguments) {
        System.setProperty("discern.pictures", "true");
        // JavaFX keeps the process alive, whatever becomes of this thread.
        Thread.currentThread().setUncaughtExceptionHandler((_, failure) -> {
            failure.printStackTrace();
            System.exit(1);
        });
        Path project = arguments.length == 0
                ? Path.of(System.getProperty("java.io.tmpdir"), "DisCeRn", "demo")
                : Path.of(arguments[0]).toAbsolutePath();
        String only = arguments.length < 2 ? "" : arguments[1];
        GalleryProject.make(project);
        try (OpenWindow window = new OpenWindow(project)) {
            Fx.until(
                    "the first film is there",
                    () -> window.model.viewer().looked().pictureProperty().get() != null);
            Photographer photographer = new Photographer(window, only);
            new PanelGallery(window, photographer).take(project);
            new ShellGallery(window, photographer).take(project);
        }
        try (OpenWindow window = new OpenWindow(project.resolveSibling("empty"))) {
            ShellGallery.empty(window, new Photographer(window, only));
        }
        GalleryProject.forget(project, PanelGallery.BUSY);
        System.exit(0);
    }
}
