"""Who may: sign-in, roles, areas, grants, and the one door through which every request comes.

`Grant(login, person or nobody for the whole council, area, period, because)` is the one truth. It is made by
allocation, team, cover, duty, a sharing choice, a power, a role or a purpose, and ends with it. Row-level
security in the database reads the same grants, so a page that forgets to ask shows nothing.

In: people who sign in, and decisions about what they may see. Out: `viewing`, `visible_to`, `authorise`,
`named_action`, `Protect`.

Authority: UK GDPR Articles 5 and 32; the Caldicott principles; B-20 to B-22 and X-02 of our requirements.
"""
