"""The page that listens."""
