"""Staff: logins, roles, sessions. Visitors have no account. Imported by `tours` and everything above it."""
