"""Elasticsearch, where it is used; the embedded engine stands by, or answers alone."""

from portal.settings import env

ELASTICSEARCH_URL = env.text("ELASTICSEARCH_URL", default="")
ELASTICSEARCH_INDEX_PREFIX = env.text("ELASTICSEARCH_INDEX_PREFIX", default="portal")
ELASTICSEARCH_API_KEY = env.text("ELASTICSEARCH_API_KEY", default="")
ELASTICSEARCH_USERNAME = env.text("ELASTICSEARCH_USERNAME", default="")
ELASTICSEARCH_PASSWORD = env.text("ELASTICSEARCH_PASSWORD", default="")
ELASTICSEARCH_CA_FILE = env.text("ELASTICSEARCH_CA_FILE", default="")
ELASTICSEARCH_REPLICAS = env.number("ELASTICSEARCH_REPLICAS", default=2)
# So long a question waits for it before the embedded engine is asked in its stead.
ELASTICSEARCH_PATIENCE_MS = env.number("ELASTICSEARCH_PATIENCE_MS", default=150)
