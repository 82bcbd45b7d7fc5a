"""Who somebody is, found safely: names, addresses, safe contact, communication needs, ties.

Authority: Care Act 2014; the Accessible Information Standard (DAPB1605) for communication needs; UK GDPR
article 5 for keeping what is written about somebody accurate.
Comes in: what somebody says about themself, or what is said about them, and who said it.
Goes out: a person's header, how to reach them safely, who lives with whom, and an index to find them by.
"""
