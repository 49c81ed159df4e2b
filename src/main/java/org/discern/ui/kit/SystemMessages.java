package org.discern.ui.kit;

import java.awt.AWTException;
import java.awt.GraphicsEnvironment;
import java.awt.SystemTray;
import java.awt.Toolkit;
import java.awt.TrayIcon;
import java.net.URL;
import java.util.Optional;

/// Messages by the system's own means. On macOS its toolkit and JavaFX's are better not mixed, and without a screen
/// there is nobody to read them: there it does nothing.
final class SystemMessages {
    private SystemMessages() {}

    static void tell(String title, String text) {
        boolean mac = System.getProperty("os.name").startsWith("Mac");
        if (mac || GraphicsEnvironment.isHeadless() || !SystemTray.isSupported()) return;
        Optional<URL> picture = Optional.ofNullable(SystemMessages.class.getResource("/org/discern/assets/icon.png"));
        if (picture.isEmpty()) return;
        SystemTray tray = SystemTray.getSystemTray();
        TrayIcon icon = new TrayIcon(Toolkit.getDefaultToolkit().getImage(picture.get()), "DisCeRn Workbench");
        icon.setImageAutoSize(true);
        icon.addActionListener(_ -> tray.remove(icon));
        try {
            for (TrayIcon before : tray.getTrayIcons()) tray.remove(before);
            tray.add(icon);
            icon.displayMessage(title, text, TrayIcon.MessageType.INFO);
        } catch (AWTException unavailable) {
            tray.remove(icon); // it stands in the window all the same
        }
    }
}
