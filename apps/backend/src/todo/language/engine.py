"""The way in: a text, a clock and a zone go in, what the text means comes out. Pure, and never raises."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from todo.language.bids import as_commands
from todo.language.clauses import ClauseReader
from todo.language.contractions import apart
from todo.language.detection import detect, respelled
from todo.language.grammar import Parser
from todo.language.profiles import profile
from todo.language.titles import read_title
from todo.language.tokens import tokenise
from todo.language.types import Intent, IntentKind, LanguageCode, Span, Understanding
from todo.language.values import Context


def understand(
    text: str, *, now: datetime, zone: ZoneInfo, language: LanguageCode | None = None
) -> Understanding:
    """All wishes of a message in their order. `language` decides only where the text itself does not tell."""
    code, parser = _parser(text, now, zone, language)
    intents = ClauseReader(profile(code), parser).message() if parser.tokens else []
    if not intents:
        intents = [Intent(IntentKind.OUT_OF_SCOPE, Span(0, len(text)))]
    return Understanding(text, code, tuple(intents))


def read_task(text: str, *, now: datetime, zone: ZoneInfo, language: LanguageCode | None = None) -> Intent:
    """The text as one task to add, whatever it says: quick add. Its `title` is None if nothing but a date is there."""
    _, parser = _parser(text, now, zone, language)
    intent = Intent(IntentKind.ADD, Span(0, len(text)))
    if not parser.tokens:
        return intent
    read = read_title(parser, 0, len(parser.tokens))
    return replace(
        intent,
        title=read.title,
        when=read.when,
        priority=read.priority,
        tags=read.tags,
        ambiguities=read.ambiguities,
        pieces=read.pieces,
    )


def language_of(text: str, setting: LanguageCode | None) -> LanguageCode:
    """The language that a text is in; `setting` where it has no words."""
    return detect(tokenise(text), setting)


def sentence_case(title: str) -> str:
    """ "buy groceries" -> "Buy groceries"; words with capitals of their own ("iPhone") stay as they are."""
    first = title.split(" ", 1)[0]
    return title[:1].upper() + title[1:] if first.islower() else title


def _parser(
    text: str, now: datetime, zone: ZoneInfo, language: LanguageCode | None
) -> tuple[LanguageCode, Parser]:
    tokens = tokenise(text)
    code = detect(tokens, language)
    known = profile(code)
    tokens = apart(respelled(tokens, known.language, known.foreign), known.language)
    tokens = as_commands(tokens, known.language.bids, known.language.joints)
    context = Context(now.astimezone(zone), zone, known.language.same_days_back)
    return code, Parser(known.grammar, text, tokens, context)
