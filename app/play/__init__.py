"""The event log and what follows from it: check-ins, answers, standings, what a phone is shown. Above `tours`."""
