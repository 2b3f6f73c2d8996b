"""
Durable background work: a row written in the transaction it follows, retried, never lost.

backend     what `fn.enqueue()` does: one row
models      the rows: a task, the clock of a periodic one, a worker's sign of life
leases      how a worker takes a task, keeps it and records what came of it
backoff     how long a failed task waits
execution   one attempt of one task
worker      the loop around it; `run_due_tasks` for tests and commands
periodic    tasks that come round by the clock
dead_letters  what an operator does with a task that failed for good
readiness   figures for the health address
"""
