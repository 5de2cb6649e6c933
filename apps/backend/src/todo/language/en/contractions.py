"""What English joins to the word before it. Data only."""

from todo.language.en.past import sure_past_forms

ENCLITICS = {"'s": "is"}
AFTER = frozenset(
    """
    done finished completed complete sorted been ready overdue not now no cancelled canceled handled
    """.split()  # noqa: SIM905 - as text it can be read
) | frozenset(form.split()[0] for form in sure_past_forms().split("|"))
WHOLE = frozenset(
    """
    it's that's what's who's where's when's how's why's there's here's he's she's let's this's everyone's nobody's
    nothing's something's anything's
    """.split()  # noqa: SIM905 - as text it can be read
)
