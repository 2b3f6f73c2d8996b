"""Addresses of the search: the page of results, suggestions while typing, the feed."""
