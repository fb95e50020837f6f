"""Bundled files: the default model and its card, the demo sound, the icon, the translations."""
