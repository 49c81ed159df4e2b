package org.discern.figure;

import java.util.List;

/// A part of a report, from top to bottom. All text is plain: whatever it holds is shown, never interpreted.
public sealed interface Block permits Block.Heading, Block.Paragraph, Block.Note, Block.Figures, Block.Code, Table {
    /// Begins a section; listed at the top of the page.
    record Heading(String text) implements Block {}

    record Paragraph(String text) implements Block {}

    /// Something set apart, such as that the films are synthetic, or what the numbers do not show.
    record Note(Weight weight, String text) implements Block {}

    /// How much a [Note] matters.
    enum Weight {
        INFORMATION,
        WARNING
    }

    /// Drawings side by side, as many in a row as there is room for.
    record Figures(List<Drawing> drawings) implements Block {
        public Figures {
            drawings = List.copyOf(drawings);
        }
    }

    /// One drawing.
    ///
    /// @param svg an SVG element as [Export#svg] makes it; the one text that enters the page as it is
    /// @param description of what it shows, in words
    /// @param caption below it; may be empty
    record Drawing(String svg, String description, String caption) {
        public Drawing {
            if (!svg.startsWith("<svg")) throw new IllegalArgumentException("not an SVG element");
        }

        /// `figure` on paper.
        ///
        /// @param width in CSS pixels, as is `height`
        public static Drawing of(Figure figure, int width, int height, String caption) {
            return new Drawing(
                    Export.svg(figure.chart(FigureTheme.PAPER), width, height), figure.description(), caption);
        }
    }

    /// A command or a file, as typed.
    ///
    /// @param summary what it is
    /// @param folded whether only the summary shows until it is opened
    record Code(String summary, String text, boolean folded) implements Block {}
}
