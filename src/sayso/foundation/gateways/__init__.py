"""Outside systems: one module each, with a real adapter and one that works on files.

Nothing here knows a person: keys, sums and account numbers come in, files and rows go out.
`carriers` are whom letters leave with: a folder, or GOV.UK Notify.
`bank_files` writes payments as ISO 20022, `statements` reads what a bank says back.
"""
