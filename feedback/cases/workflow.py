"""What a table of states is made of. Pure data: no models, no request, no clock."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise

# Two kinds of step no permission codename stands for; the calling action has proved the right.
SENDER = "sender"  # taken by the person who sent the case, by secret or by account
SYSTEM = "system"  # taken by a clock


class Note(StrEnum):
    """Whether a step asks the officer for a note."""

    NONE = "none"
    OPTIONAL = "optional"
    REQUIRED = "required"


class StepNotAllowed(Exception):
    """Raised when a step is not in the table, not this actor's, or lacks its note."""

    def __init__(self, message: Text) -> None:
        super().__init__(str(message))
        self.message = message


@dataclass(frozen=True)
class Step:
    """One allowed move: from any of its sources to its target."""

    action: str
    sources: tuple[str, ...]
    target: str
    label: Text
    permission: str
    note: str = Note.NONE
    public: bool = True

    @property
    def takes_note(self) -> bool:
        return self.note != Note.NONE

    @property
    def needs_note(self) -> bool:
        return self.note == Note.REQUIRED

    def check_note(self, note: str) -> None:
        """
        Pass if the note fits what the step asks for.

        :raises StepNotAllowed: if a note is missing, or given where none is taken
        """
        if self.needs_note and not note.strip():
            raise StepNotAllowed(_("Hãy viết lời nhắn cho người gửi trước khi chuyển bước này."))
        if not self.takes_note and note.strip():
            raise StepNotAllowed(_("Bước này không nhận lời nhắn."))


@dataclass(frozen=True)
class Workflow:
    """A kind's whole process on one screen: its states, its moves, and its public words."""

    name: str
    states: type[TextChoices]
    steps: tuple[Step, ...]
    public_wording: Mapping[str, Text] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """
        Refuse a table that contradicts itself, when it is imported.

        :raises ValueError: if a step names an unknown state, or two steps answer one question
        """
        seen = set()
        for step in self.steps:
            for source in step.sources:
                if (source, step.action) in seen:
                    raise ValueError(f"{self.name}: {step.action} twice from {source}")
                seen.add((source, step.action))
            unknown = {*step.sources, step.target} - set(self.states.values)
            if unknown:
                raise ValueError(f"{self.name}: {step.action} names {sorted(unknown)}")

    @cached_property
    def closed_states(self) -> frozenset[str]:
        """Return the states that nothing leads out of."""
        return frozenset(self.states.values) - {s for step in self.steps for s in step.sources}

    def steps_from(self, state: str) -> tuple[Step, ...]:
        """Return the steps that start in this state, in the table's order."""
        return tuple(step for step in self.steps if state in step.sources)

    def step(self, state: str, action: str) -> Step:
        """
        Return the step this action means in this state.

        :raises StepNotAllowed: if the table has none
        """
        for step in self.steps_from(state):
            if step.action == action:
                return step
        raise StepNotAllowed(_("Việc này không còn làm được ở trạng thái hiện tại. Tải lại trang."))

    def wording(self, state: str) -> Text:
        """Return what the public reads for this state."""
        return self.public_wording.get(state, self.states(state).label)
