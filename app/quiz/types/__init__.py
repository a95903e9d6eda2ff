"""One module per question type; app.quiz.registry finds them, so nothing here lists them."""
