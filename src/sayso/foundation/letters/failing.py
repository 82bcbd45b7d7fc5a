"""Why a letter could not be sent, in words for whoever sent it."""

UNSAFE = "unsafe"
GIVEN_UP = "given_up"
NO_PAPERS = "no_papers"

_WORDS = {
    UNSAFE: "How to reach them safely has changed since it was written. Look at what is safe now",
    GIVEN_UP: "Whoever carries our letters could not be reached for two days",
    NO_PAPERS: "Its papers are gone from the outbox. Send it again",
    "no_address": "There is nothing on it to send it to",
    "no_template": "The council has no words set up for such a message. Choose another way",
    "no_quiet_words": "The council has no words set up that name nobody. Choose another way",
    "address_lines": "The address has too few or too many lines for an envelope. Three to six are right",
    "too_large": "It is too large to be posted for us. Print it here",
    "ValidationError": "The address, number or e-mail address is not right. Look at it",
    "BadRequestError": "Whoever carries our letters will not take it. Tell the people who run Sayso",
    "validation-failed": "It could not be printed. Most often the last line of the address is no postcode",
    "virus-scan-failed": "It could not be printed. Tell the people who run Sayso",
    "cancelled": "Somebody stopped it before it was printed",
    "permanent-failure": "The address, number or e-mail address is wrong. Look at it",
    "temporary-failure": "The phone was off or the inbox full. It can be tried again",
    "technical-failure": "Whoever carries our letters had a fault. Ask them before you post it again",
}
_OTHER = "Whoever carries our letters could not deliver it"


def why_in_words(code: str) -> str:
    """Return why it failed, as half a sentence for staff without a full stop."""
    return _WORDS.get(code, _OTHER)
