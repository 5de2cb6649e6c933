"""Words that are written as one and are read as two: "the laundry's done"."""

from dataclasses import replace

from todo.language.tokens import Token
from todo.language.vocabulary import Language


def apart(tokens: list[Token], language: Language) -> list[Token]:
    """The tokens with each enclitic before a word that it belongs to as a token of its own."""
    if not language.enclitics:
        return tokens
    found: list[Token] = []
    for at, token in enumerate(tokens):
        ending = _ending(token, language)
        following = tokens[at + 1].norm if at + 1 < len(tokens) else ""
        if ending and following in language.after_enclitics:
            cut = token.end - len(ending)
            found.append(replace(token, norm=token.norm.removesuffix(ending), end=cut))
            found.append(Token("word", language.enclitics[ending], cut, token.end, glued=True))
        else:
            found.append(token)
    return found


def _ending(token: Token, language: Language) -> str | None:
    if token.kind != "word" or token.norm in language.whole_words:
        return None
    return next(
        (
            ending
            for ending in language.enclitics
            if token.norm.endswith(ending)
            and len(token.norm) > len(ending)
            and token.end - token.start > len(ending)
        ),
        None,
    )
