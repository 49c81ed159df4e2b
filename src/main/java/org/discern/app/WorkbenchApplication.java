package org.discern.app;
final class WorkbenchApplication { private WorkbenchApplication() {} static void open(java.nio.file.Path p) { throw new org.discern.model.Problem("x","y"); } }
