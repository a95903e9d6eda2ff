"""The studio: organizers build routes and quizzes in the browser. Imported by `create_app` and commands alone."""
