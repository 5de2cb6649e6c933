"""A conversation's title from the first thing that was said in it."""

_LONGEST = 60


def make_title(text: str) -> str | None:
    line = " ".join(text.split())
    if len(line) > _LONGEST:
        line = line[:_LONGEST].rsplit(" ", 1)[0].rstrip(".,;:،؛") + "…"
    return line[:1].upper() + line[1:] or None
