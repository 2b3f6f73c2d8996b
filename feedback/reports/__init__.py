"""
Pollution reports: what residents see and send, and what officers do about it.

A report is sent with a photo and a place and answered with a code and a secret; `workflow` is its
table of states, `views` are what residents open, `desk` is what officers open in the Wagtail
admin, `tasks` mail the reporter, `sample` loads marked sample reports through the same actions.
"""
