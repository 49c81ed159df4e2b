package org.discern.ui.shell;

import atlantafx.base.theme.Styles;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.discern.ui.kit.Controls;
import org.discern.ui.shell.GuidePage.Block;
import org.discern.ui.shell.GuidePage.Span;

/// A page of the guide beside the panel that it is about.
final class HelpDrawer extends ScrollPane {
    /// @param page opens another page, by its name
    HelpDrawer(GuidePage page, Consumer<String> other) {
        VBox text = new VBox(10);
        text.getStyleClass().add("guide");
        page.blocks().forEach(block -> text.getChildren().add(node(block, other)));
        setContent(text);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setId("help");
    }

    private static Node node(Block block, Consumer<String> other) {
        TextFlow flow = new TextFlow();
        flow.getStyleClass()
                .add(
                        switch (block.level()) {
                            case 0 -> "guide-text";
                            case 1 -> Styles.TITLE_4;
                            default -> "guide-heading";
                        });
        block.spans().forEach(span -> flow.getChildren().add(node(span, other)));
        if (!block.item()) return flow;
        Label mark = Controls.label("•");
        mark.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(flow, Priority.ALWAYS);
        flow.setMinWidth(0);
        return new HBox(8, mark, flow);
    }

    /// A link to another page of the guide opens it; others are for readers elsewhere.
    private static Node node(Span span, Consumer<String> other) {
        if (span.target().matches("[a-z-]+\\.md")) {
            Hyperlink link = new Hyperlink(span.text());
            link.setOnAction(_ -> other.accept(span.target().replace(".md", "")));
            return link;
        }
        Text text = new Text(span.text());
        text.getStyleClass().add("text");
        if (span.bold()) text.getStyleClass().add(Styles.TEXT_BOLD);
        if (span.code()) text.getStyleClass().add("code");
        return text;
    }
}
