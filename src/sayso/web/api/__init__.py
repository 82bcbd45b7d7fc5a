"""The API: the same actions and the same permissions as the pages, for programs.

Sign in with a session (and Django's CSRF token) or with `Authorization: Bearer sayso_…`. Whatever is refused
comes back as `{"code", "message"}` in the sentence that a page would show.
"""
