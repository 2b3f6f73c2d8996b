"""
People, the organisations they act for, and the roles of those who work here.

models: users, organisations, memberships, invitations · roles: who may do what, as one table ·
tax_codes: the tax code's check digit · policies, actions: what members may do to an organisation ·
tasks: the letters · adapters: what allauth asks us · desk_gate: staff need two steps ·
forms, views, urls: the account pages.
"""
