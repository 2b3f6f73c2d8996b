from tests.architecture.access import ADMINISTRATOR, EDITOR, EVERYONE, PUBLISHER, Route

NEWSROOM = frozenset({EDITOR, PUBLISHER, ADMINISTRATOR})

ROUTES = [
    Route("web:healthz", EVERYONE),
    Route("web:readyz", EVERYONE),
    Route("web:metrics", EVERYONE),  # by machine and token, not by role
    Route("web:picture", frozenset(), lambda: {"name": "khong-co.jpg"}),
    Route("frame:opinion", EVERYONE, method="post"),
    Route("page_opinions", NEWSROOM),
    Route("page_opinions_results", NEWSROOM),
    Route("development:components", EVERYONE),
    Route("development:mail", EVERYONE),
    Route("development:letter", frozenset(), lambda: {"name": "khong-co"}),
]
