"""
Conditions: a typed AND/OR tree over earlier answers.

A condition is one of
`{"all": [condition, …]}`, `{"any": [condition, …]}` or
`{"question": key, "is": operator, "value": value}` (`answered` takes no value).
The browser's form-conditions.js reads the same tree.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from feedback.applications.definition.questions import Answer, Answers

ORDERED = frozenset({"at_least", "at_most"})
EXACT = frozenset({"equals", "not_equals"})

# Which comparisons a kind of question offers, beside `answered` for all.
OPERATORS: Mapping[str, frozenset[str]] = {
    "number": ORDERED,
    "money": ORDERED,
    "date": ORDERED,
    "choice": EXACT,
    "several": frozenset({"includes"}),
    "yes_no": EXACT,
    "commune": EXACT,
}


def operators(kind: str) -> frozenset[str]:
    """Return the comparisons that a question of this kind offers."""
    return OPERATORS.get(kind, frozenset()) | {"answered"}


def rests_on(condition: Mapping[str, Any] | None) -> set[str]:
    """Return the keys of the questions that a condition asks about."""
    if condition is None:
        return set()
    parts = condition.get("all", condition.get("any"))
    if parts is None:
        return {condition["question"]}
    return {key for part in parts for key in rests_on(part)}


def holds(condition: Mapping[str, Any] | None, answers: Answers) -> bool:
    """Tell whether the condition is met; no condition is always met."""
    if condition is None:
        return True
    if "all" in condition:
        return all(holds(part, answers) for part in condition["all"])
    if "any" in condition:
        return any(holds(part, answers) for part in condition["any"])
    answer = answers.get(condition["question"])
    return answer is not None and _compare(condition["is"], answer, condition.get("value"))


def _compare(operator: str, answer: Answer, value: Any) -> bool:
    if operator == "answered":
        return True
    if operator == "equals":
        return bool(answer == value)
    if operator == "not_equals":
        return bool(answer != value)
    if operator == "includes":
        return isinstance(answer, list) and value in answer
    left, right = _ordered(answer), _ordered(value)
    return left >= right if operator == "at_least" else left <= right


def _ordered(value: Any) -> Decimal:
    """Turn a number, an amount or an ISO date into something that has an order."""
    return Decimal(str(value).replace("-", "") if str(value).count("-") == 2 else str(value))
