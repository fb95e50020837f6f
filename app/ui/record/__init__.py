"""The guided minute: the page that asks for digits, shows what it heard, and keeps what is good."""
