"""How to sign in to the made-up council: one address a role, one printed password."""

from sayso.web.demo.reading import workers

#: Printed when the demo starts. These logins are refused in every other installation.
PASSWORD = "lindenshire on your say-so"
DOMAIN = "demo.sayso.test"

#: Those who are on record as people themselves, and those who act for somebody: who they are.
OF_PEOPLE = {
    "person": "Ana Marsh, who draws on support",
    "carer": "Bea Marsh, her daughter and carer",
    "nominee": "Ruth Price, nominee for a direct payment",
    "advocate": "Leila Farah, advocate",
    "deputy": "Owen Pryce, deputy for his brother Tom",
}


def _sign_ins() -> tuple[tuple[str, str], ...]:
    staff = [
        (worker.email, f"{worker.name}, {worker.role.replace('-', ' ')}")
        for worker in workers()
        if worker.sign_in
    ]
    return (*((f"{name}@{DOMAIN}", words) for name, words in OF_PEOPLE.items()), *staff)


#: Pairs of address and who it is, in words, as they are printed.
SIGN_INS = _sign_ins()
