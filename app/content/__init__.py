"""Content: routes and quizzes as files, checked and frozen into editions. Imported by tours and everything above.

Nothing here knows a database row or a request, except the models, queries and service of the edition table.
"""
