"""The officers' pages in the Wagtail admin: queue, dossier, rounds and forms."""
