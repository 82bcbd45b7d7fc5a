"""Who did what to whom, when and why: append-only, and tampering shows.

Keys and codes only, never a person's words, so that words can be corrected, restricted and destroyed
while the chain still proves. In: events from every action and every page that shows other people's
records. Out: a chain of SHA-256 links, a witness file outside the database, and a proof.

Authority: UK GDPR Article 5(1)(f) and 5(2); X-02, B-22 and B-39 of our requirements.
"""
