"""The pure core: PCM to events, without Qt, device or clock. The only time here is the sample index."""
