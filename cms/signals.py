"""What the ring above may listen to; cms itself never does."""

from django.dispatch import Signal

# Sent with `page_ids` when published pages changed in a way Wagtail's own signals do not tell,
# in the transaction of the change.
entries_changed = Signal()
