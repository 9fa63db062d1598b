"""Days and periods that an article speaks of, resolved against the day of its publication."""
