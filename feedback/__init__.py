"""
What residents and businesses send, and what officers answer.

`cases` is what both kinds share: reference codes, the append-only event chain, attachments,
messages, clocks and assignment. `reports` are pollution reports, `applications` are applications
to programmes; the two never import each other. Inside each: `workflow` is the state table (data),
`querysets` read, `policies` say who may, `actions` write, `forms`, `views` and `desk` translate.
"""
