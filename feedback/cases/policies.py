"""Who may take a step; what a kind of case adds stands in its own policies."""

from feedback.cases.workflow import SENDER, SYSTEM, Step
from portal.users.models import User


def may_take(step: Step, actor: User | None) -> bool:
    """
    Return whether this actor may take the step.

    A sender's right (a secret or an account) is proved by the kind's own action before it moves
    the case; a clock has no actor at all.
    """
    if step.permission == SENDER:
        return True
    if step.permission == SYSTEM:
        return actor is None
    return actor is not None and actor.is_active and actor.has_perm(step.permission)
