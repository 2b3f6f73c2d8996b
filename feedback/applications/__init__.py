"""
Applications to incentive programmes: from a frozen form to a reasoned decision.

- `definition`: what a form is (typed questions, sections, conditions) and what an answer is
- `models`: programmes and rounds, form versions, applications, submissions, decisions
- `workflow`: the states of a dossier, who may move it, what the applicant reads
- `policies`: who may see, edit and decide
- `actions`: one verb each, the only writers
- `forms`, `views`, `urls`: the applicant's pages under /ho-so/
- `desk`: the officers' pages in the Wagtail admin
"""
