"""The window: one bridge from the engine, and views that only show. All of it runs on the GUI thread."""
