"""Whose money stands where: double entry in whole pence, in three books that are never mixed.

The council book moves on awards, payments and invoices; the person book on statements of bank, card and
agency; the memorandum on budgets and commitments. A transaction is a set of legs, each a debit or a credit,
that come to nothing together. Nothing is ever changed: a mistake is reversed and posted again.

In: postings from the rooms of the journey (`postings` has one function for each kind of event). Out:
balances, a trial balance, what is committed, a proof and an export. It holds keys and codes, never words.

Authority: X-01 of our requirements; docs/ledger.md tells it with worked examples.
"""
