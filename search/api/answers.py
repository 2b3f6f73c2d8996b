"""What is answered; the OpenAPI description is made from these."""

from datetime import date, datetime

from ninja import Field, Schema


class Segment(Schema):
    """A stretch of a text; `is_match` says that it answers the question."""

    text: str
    is_match: bool


class Snippet(Schema):
    """A piece of a text, whole and in segments that give it again when joined."""

    text: str
    segments: list[Segment]


class Passage(Schema):
    """A clause or section that matches; `url` opens the document at it."""

    heading: str
    citation: str = Field(description="How the clause is cited; empty outside documents")
    url: str
    page_number: int | None = Field(description="Page of the file the text was read from")
    snippet: Snippet


class Validity(Schema):
    """Whether a document is in force on a day: the day asked for, else today."""

    state: str = Field(description="not_yet, in_force, expired, replaced or unknown")
    label: str
    on: date


class Successor(Schema):
    """The newest document that replaces this one."""

    title: str
    number: str
    url: str
    since: date | None


class Hit(Schema):
    """A page that matches."""

    title: str
    url: str
    kind: str
    kind_label: str
    language: str
    number: str
    document_kind: str
    issuer: str
    topics: list[str]
    communes: list[str]
    published_at: datetime | None
    issued_on: date | None
    effective_on: date | None
    expires_on: date | None = Field(description="The first day without force")
    validity: Validity | None
    replaced_by: Successor | None
    snippet: Snippet
    passages: list[Passage]


class FacetValue(Schema):
    """A value of a filter and how many pages it would leave."""

    value: str
    label: str
    count: int


class Understood(Schema):
    """The question as it was understood: words are folded, numbers are beginnings of keys."""

    text: str
    is_cut: bool = Field(description="More was typed than is looked for")
    words: list[str]
    phrases: list[str]
    excluded: list[str]
    numbers: list[str]
    filters: dict[str, str]
    sort: str
    page: int


class Suggestion(Schema):
    """The question as it may have been meant."""

    kind: str = Field(description="marks, telex or spelling")
    text: str


class Answer(Schema):
    """One page of what was found."""

    query: Understood
    total: int
    pages: int = Field(description="Pages that can be asked for, at most 50")
    next: str | None
    previous: str | None
    hits: list[Hit]
    facets: dict[str, list[FacetValue]]
    suggestion: Suggestion | None
    is_complete: bool = Field(description="Whether what was published a moment ago is in it")
    engine: str
    took_ms: int


class Fault(Schema):
    """What is wrong with one parameter."""

    parameter: str
    message: str
    message_en: str


class Problem(Schema):
    """A refusal in the form of RFC 9457, in Vietnamese and in English."""

    type: str
    title: str
    status: int
    detail: str
    detail_en: str
    errors: list[Fault]
