"""
A case is one matter a person sent us, followed from the receipt to its end.

- `workflow`: what a table of states is made of; each kind of case writes its own table with it
- `models`: Case, Event, Attachment, Message, Clock and the small rows around them
- `actions`: the only writers: open_case, record, move, assign, post_message, store_photo, …
- `chain`: the hash that ties each event to the one before
- `calendar`: working days and Vietnamese public holidays
- `pictures`: the limited child process that makes clean copies of what people upload
- `sealing`: encryption at rest for contacts and originals
- `serving`: the one address that streams an attachment, after asking the owning kind's rule
"""
