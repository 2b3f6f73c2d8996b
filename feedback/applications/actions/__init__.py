"""The only writers of applications, rounds and forms; one verb each, in one transaction."""

from feedback.applications.actions.deciding import (
    DecisionRefusedError,
    decide,
    propose,
    return_proposal,
)
from feedback.applications.actions.drafting import (
    AnswersChangedError,
    LockedError,
    save_page,
    start_application,
)
from feedback.applications.actions.files import attach_file, remove_file
from feedback.applications.actions.handling import handle, take, write_message
from feedback.applications.actions.rounds import (
    FormRefusedError,
    RoundLockedError,
    change_round,
    create_round,
    freeze_form,
)
from feedback.applications.actions.submitting import (
    NotCompleteError,
    RoundClosedError,
    answer_supplement,
    submit,
)
from feedback.applications.actions.supplementing import (
    SupplementRefusedError,
    request_supplement,
)
from feedback.applications.actions.withdrawing import withdraw

__all__ = [
    "AnswersChangedError",
    "DecisionRefusedError",
    "FormRefusedError",
    "LockedError",
    "NotCompleteError",
    "RoundClosedError",
    "RoundLockedError",
    "SupplementRefusedError",
    "answer_supplement",
    "attach_file",
    "change_round",
    "create_round",
    "decide",
    "freeze_form",
    "handle",
    "propose",
    "remove_file",
    "request_supplement",
    "return_proposal",
    "save_page",
    "start_application",
    "submit",
    "take",
    "withdraw",
    "write_message",
]
