"""
What an application form is: plain data with rules of its own, no model and no request.

- `kinds`: the kinds of question; how each reads, checks and shows an answer
- `questions`: the form as objects: sections of questions with stable keys and texts by language
- `conditions`: AND/OR trees over earlier answers
- `validation`: what is wrong with a form before it is frozen
- `answers`: which questions count, what is missing, what is sent
"""
