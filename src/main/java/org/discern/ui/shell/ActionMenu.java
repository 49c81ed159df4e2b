package org.discern.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.discern.ui.kit.Desktop;
import org.jspecify.annotations.Nullable;

/// The menus, made of the table of actions. What belongs to another panel than the one shown is not listed.
final class ActionMenu {
    private ActionMenu() {}

    /// The menu bar; on a Mac it is the system's.
    static MenuBar bar() {
        MenuBar bar = new MenuBar();
        bar.setId("menu");
        bar.setUseSystemMenuBar(true);
        for (Action.Group group : Action.Group.values()) {
            Menu menu = new Menu(group.title());
            menu.setId("menu-" + group.name());
            // Its items stand as they did when they were made.
            menu.setOnShowing(_ -> menu.getItems().forEach(ActionMenu::follow));
            bar.getMenus().add(menu);
        }
        return bar;
    }

    /// Lists what can be done in a panel.
    static void list(MenuBar bar, List<Action> actions, @Nullable Panel shown, Desktop desktop) {
        for (Action.Group group : Action.Group.values()) {
            List<Action> here = actions.stream()
                    .filter(action -> action.group() == group && action.isIn(shown))
                    .toList();
            List<MenuItem> items = new ArrayList<>(here.stream()
                    .filter(action -> action.panel().isPresent())
                    .map(ActionMenu::item)
                    .toList());
            List<MenuItem> everywhere = here.stream()
                    .filter(action -> action.panel().isEmpty())
                    .map(ActionMenu::item)
                    .toList();
            if (!items.isEmpty() && !everywhere.isEmpty()) items.add(new SeparatorMenuItem());
            items.addAll(everywhere);
            Menu menu = bar.getMenus().get(group.ordinal());
            if (group == Action.Group.EDIT) items.add(copyAsCommand(actions, shown, desktop));
            menu.getItems().setAll(items);
            menu.setVisible(!items.isEmpty());
        }
    }

    /// An item that looks as its action stands now.
    static MenuItem item(Action action) {
        MenuItem item = action.on() == null ? new MenuItem(action.title()) : new CheckMenuItem(action.title());
        item.setId("do-" + action.id());
        item.setUserData(action);
        if (!action.keys().isEmpty()) item.setAccelerator(action.keys().getFirst());
        item.setOnAction(_ -> {
            action.run();
            follow(item);
        });
        follow(item);
        return item;
    }

    private static void follow(MenuItem item) {
        if (!(item.getUserData() instanceof Action action)) return;
        item.setDisable(!action.enabled().get());
        if (item instanceof CheckMenuItem check && action.on() != null)
            check.setSelected(action.on().get());
    }

    /// The lines for the terminal that there are now, each to be copied.
    private static Menu copyAsCommand(List<Action> actions, @Nullable Panel shown, Desktop desktop) {
        Menu menu = new Menu("Copy as command");
        menu.getItems().add(new MenuItem("Nothing here has a command now"));
        menu.setOnShowing(_ -> {
            List<MenuItem> lines = new ArrayList<>();
            for (Action action : actions) {
                Optional<String> line = action.isIn(shown) ? action.command().get() : Optional.empty();
                line.ifPresent(text -> {
                    MenuItem item = new MenuItem(action.title());
                    item.setOnAction(_ -> desktop.copy(text));
                    lines.add(item);
                });
            }
            if (!lines.isEmpty()) menu.getItems().setAll(lines);
        });
        return menu;
    }
}
