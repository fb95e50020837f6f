"""Sources of sound. The only room that knows sounddevice."""
