package org.discern.ui.shell;

import atlantafx.base.theme.Styles;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
import org.discern.ui.shell.GuidePage.Kind;
import org.discern.ui.shell.GuidePage.Span;

/// A page of the guide beside the panel that it is about.
final class HelpDrawer extends ScrollPane {
    private static final Pattern PAGE = Pattern.compile("(?:\\.\\./)?([a-z-]+)\\.md(?:#.*)?");

    /// @param page opens another page, by its name
    HelpDrawer(GuidePage page, Consumer<String> other) {
        VBox text = new VBox(10);
        text.getStyleClass().add("guide");
        page.blocks().forEach(block -> text.getChildren().add(node(block, other)));
        text.getChildren().add(new HBox(16, link("All pages", "index", other), link("Methods", "methods", other)));
        setContent(text);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setId("help");
    }

    private static Node node(Block block, Consumer<String> other) {
        if (block.kind() == Kind.CODE) {
            Label code = Controls.label(block.spans().getFirst().text(), "code", "guide-code");
            code.setWrapText(true);
            code.setMaxWidth(Double.MAX_VALUE);
            return code;
        }
        TextFlow flow = new TextFlow();
        boolean heading = block.kind() == Kind.HEADING;
        flow.getStyleClass().add(!heading ? "guide-text" : block.level() == 1 ? Styles.TITLE_4 : "guide-heading");
        block.spans().forEach(span -> flow.getChildren().add(node(span, other)));
        if (block.kind() != Kind.ITEM) return flow;
        Label mark = Controls.label(block.level() == 0 ? "•" : block.level() + ".");
        mark.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(flow, Priority.ALWAYS);
        flow.setMinWidth(0);
        return new HBox(8, mark, flow);
    }

    /// A link to another page opens it; others are for readers elsewhere.
    private static Node node(Span span, Consumer<String> other) {
        Matcher page = PAGE.matcher(span.target());
        if (page.matches() && GuidePage.named(page.group(1)).isPresent())
            return link(span.text(), page.group(1), other);
        Text text = new Text(span.text());
        text.getStyleClass().add("text");
        if (span.bold()) text.getStyleClass().add(Styles.TEXT_BOLD);
        if (span.code()) text.getStyleClass().add("code");
        return text;
    }

    private static Hyperlink link(String text, String page, Consumer<String> other) {
        Hyperlink link = new Hyperlink(text);
        link.setOnAction(_ -> other.accept(page));
        return link;
    }
}
