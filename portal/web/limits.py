"""How often something may be tried: one atomic counter in the shared cache for each window."""

import hashlib
import time

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest


def take(*, scope: str, subject: str, limit: int, seconds: int) -> int:
    """
    Count one attempt and return 0 if it is allowed, else the seconds to wait.

    The subject (an address, a code) is hashed: no cache holds personal data.
    """
    window = int(time.time()) // seconds
    digest = hashlib.blake2b(
        subject.encode(), key=settings.SECRET_KEY.encode()[:64], digest_size=16
    ).hexdigest()
    key = f"limit:{scope}:{digest}:{window}"
    cache.add(key, 0, seconds + 5)
    try:
        count = cache.incr(key)
    except ValueError:  # the entry ended between the two calls: a new window has begun
        return 0
    return 0 if count <= limit else (window + 1) * seconds - int(time.time())


def client_address(request: HttpRequest) -> str:
    """Return the asker's network address, trusting as many proxies as the settings say."""
    hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",") if hop]
    trusted = settings.TRUSTED_PROXY_COUNT
    if trusted and len(hops) >= trusted:
        return hops[-trusted]
    return str(request.META.get("REMOTE_ADDR", ""))
