package org.discern.data.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.discern.config.DatasetConfig.Locate;
import org.discern.data.ingest.ImageFolder.Located;
import org.discern.model.RowProblem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFolderTest {
    @TempDir
    Path temporary;

    private Path root = Path.of("");

    @BeforeEach
    void layOutFiles() throws IOException {
        root = Files.createDirectories(temporary.resolve("data")).toRealPath();
        Files.createDirectories(root.resolve("images/deep"));
        for (String name : new String[] {
            "data/images/one.jpg",
            "data/images/deep/two.PNG",
            "data/images/deep/one.png",
            "data/images/notes.txt",
            "outside.png",
            "data-beside.png"
        }) {
            Files.createFile(temporary.resolve(name));
        }
        Files.createSymbolicLink(root.resolve("images/escape.png"), temporary.resolve("outside.png"));
        Files.createSymbolicLink(root.resolve("elsewhere"), temporary);
        Files.createSymbolicLink(root.resolve("images/inside.png"), root.resolve("images/one.jpg"));
    }

    @Test
    void findsByPath() {
        assertEquals(new Located.At("images/one.jpg", ""), folder(Locate.PATH).find("images/one.jpg"));
        assertEquals(new Located.At("images/one.jpg", ""), folder(Locate.PATH).find("./images//one.jpg"));
        assertEquals(
                new Located.At("images/deep/two.PNG", ""), folder(Locate.PATH).find("images\\deep\\two.PNG"));
        assertEquals(
                new Located.At("images/inside.png", ""), folder(Locate.PATH).find("images/inside.png"));
    }

    @Test
    void findsByNameWhateverFolderAndExtension() {
        assertEquals(
                new Located.At("images/deep/two.PNG", ""), folder(Locate.NAME).find("two.jpeg"));
        Located.At first =
                assertInstanceOf(Located.At.class, folder(Locate.NAME).find("one.png"));
        assertEquals("images/deep/one.png", first.file(), "the first by path");
        assertTrue(first.remark().startsWith("2 files are called one.png"), first.remark());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../outside.png",
                "images/../../outside.png",
                "/etc/passwd",
                "C:\\outside.png",
                "..\\outside.png",
                "..",
                "elsewhere/data/images/../../outside.png",
                "./",
                "",
                "\0",
                "images/one.jpg\0.png"
            })
    void neverLeavesTheFolder(String name) {
        assertInstanceOf(Located.Nowhere.class, folder(Locate.PATH).find(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "outside.png",
                "escape.png",
                "data-beside.png",
                "notes.txt",
                "../images/one.png",
                "/images/one.png",
                "none.png",
                ""
            })
    void neverFindsLinksOrStrangersByName(String name) {
        assertInstanceOf(Located.Nowhere.class, folder(Locate.NAME).find(name));
    }

    @Test
    void saysThatNoFileHasTheName() {
        assertEquals(
                new Located.Nowhere("image file none.png not found"),
                folder(Locate.NAME).find("none.png"));
    }

    @ParameterizedTest
    @EnumSource(Locate.class)
    void refusesALeavingPath(Locate locate) {
        assertEquals(
                new Located.Nowhere("image file ../a.png leaves the data folder; refused"),
                folder(locate).find("../a.png"));
    }

    @Test
    void missingFilesAndLinksThatLeaveAreFoundOutByLookingThemUp() {
        List<String> files = List.of(
                "images/one.jpg",
                "images/none.png",
                "images/inside.png",
                "images/escape.png",
                "elsewhere/outside.png",
                "images",
                "none/\u0007.png");
        List<RowPlace> rows = IntStream.range(0, files.size())
                .mapToObj(i -> new RowPlace("t.csv", i + 2))
                .toList();
        List<Long> done = Collections.synchronizedList(new ArrayList<>());
        assertEquals(
                List.of(
                        new RowProblem("t.csv", 3, "image file images/none.png not found"),
                        new RowProblem(
                                "t.csv",
                                5,
                                "image file images/escape.png leaves the data folder through a link; refused"),
                        new RowProblem(
                                "t.csv",
                                6,
                                "image file elsewhere/outside.png leaves the data folder through a link; refused"),
                        new RowProblem("t.csv", 7, "image file images not found"),
                        new RowProblem("t.csv", 8, "image file none/?.png not found")),
                MissingFiles.find(root, files, rows, done::add, () -> false));
        assertEquals(List.of(7L), done);
    }

    @Test
    void lookingUpStopsWhenCancelled() {
        List<String> many = Collections.nCopies(5000, "images/one.jpg");
        List<RowPlace> rows = Collections.nCopies(5000, new RowPlace("t.csv", 2));
        assertThrows(CancellationException.class, () -> MissingFiles.find(root, many, rows, _ -> {}, () -> true));
    }

    @Test
    void stopsListingWhenCancelled() {
        assertThrows(
                CancellationException.class,
                () -> new ImageFolder(root, Locate.NAME, problem -> fail(problem.toString()), () -> true));
    }

    private ImageFolder folder(Locate locate) {
        return new ImageFolder(root, locate, problem -> fail(problem.toString()), () -> false);
    }
}
