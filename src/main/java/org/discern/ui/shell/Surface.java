package org.discern.ui.shell;

/// What actions ask of the window itself.
interface Surface {
    void palette();

    void shortcuts();

    void preferences();

    void help();

    void jobs();

    void about();

    void machine();
}
