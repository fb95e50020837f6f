"""The window: one bridge from the engine, and views that only show. Everything here runs on the GUI thread."""
