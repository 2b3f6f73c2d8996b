"""Typed readers of the environment; nothing outside portal.settings reads it."""

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def text(name: str, *, default: str | None = None) -> str:
    """
    Return the variable's text, or the default where it is unset or empty.

    :raises ImproperlyConfigured: if it is unset and there is no default
    """
    value = os.environ.get(name, "").strip()
    if value:
        return value
    if default is None:
        raise ImproperlyConfigured(f"Set {name} in the environment; see .env.example.")
    return default


def flag(name: str, *, default: bool) -> bool:
    """
    Return True for 1/true/yes/on and False for 0/false/no/off.

    :raises ImproperlyConfigured: if the variable holds anything else
    """
    value = text(name, default=str(default)).lower()
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    raise ImproperlyConfigured(f"{name} must be true or false, not {value!r}.")


def number(name: str, *, default: int) -> int:
    """
    Return the variable as a whole number.

    :raises ImproperlyConfigured: if it is not one
    """
    value = text(name, default=str(default))
    try:
        return int(value)
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} must be a whole number, not {value!r}.") from error


def names(name: str, *, default: str | None = None) -> list[str]:
    """
    Return a comma-separated variable as a list without empty parts.

    :raises ImproperlyConfigured: if it is unset and there is no default
    """
    return [part.strip() for part in text(name, default=default).split(",") if part.strip()]


def folder(name: str, *, default: Path) -> Path:
    """Return the variable as a path."""
    return Path(text(name, default=str(default)))


def kept_secret(name: str, *, path: Path) -> str:
    """Return the variable, or a random secret that is made once and kept in the file (0600)."""
    value = os.environ.get(name, "").strip()
    if value:
        return value
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        scratch = path.with_suffix(f".{os.getpid()}")
        descriptor = os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(50))
        try:
            os.link(scratch, path)  # the first of two processes wins, the other reads its secret
        except FileExistsError:
            pass
        finally:
            scratch.unlink()
    return path.read_text()
