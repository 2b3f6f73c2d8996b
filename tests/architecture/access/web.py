from tests.architecture.access import EVERYONE, Route

ROUTES = [
    Route("web:healthz", EVERYONE),
    Route("web:readyz", EVERYONE),
    Route("web:picture", frozenset(), lambda: {"name": "khong-co.jpg"}),
    Route("frame:opinion", EVERYONE, method="post"),
    Route("development:components", EVERYONE),
    Route("development:mail", EVERYONE),
    Route("development:letter", frozenset(), lambda: {"name": "khong-co"}),
]
