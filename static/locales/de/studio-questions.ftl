# studio-questions
