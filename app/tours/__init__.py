"""Tours, groups and their phones: creating, joining, coming back. Below `play`, above `content`."""
