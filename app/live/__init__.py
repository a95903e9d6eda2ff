"""The host's side of a running tour: board, stream, interventions, standings on a wall. Nothing below imports it."""
