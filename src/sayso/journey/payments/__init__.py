"""Direct payments: who is paid, by which run, in which bank file, and what the bank said.

Authority: Care Act 2014 s 31 to 33; SI 2014/2871.
Comes in: lines of an agreed budget held as a direct payment, bank details, a bank's statement.
Goes out: runs that two people made and checked, bank files, postings in the ledger, money left.
"""
