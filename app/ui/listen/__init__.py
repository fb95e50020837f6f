"""The page that listens: the digit large, how sure it is, what was heard so far."""

from app.ui.listen.page import ListenPage

__all__ = ["ListenPage"]
