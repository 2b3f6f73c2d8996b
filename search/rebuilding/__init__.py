"""
Rebuilding an engine's index from the desk, with progress.

`workflow` the states · `querysets` what the desk reads · `actions` asking for one and calling it
off · `running` the work itself, done by a worker.
"""
