"""Urdu, in its own script and in Latin letters."""

from todo.language.vocabulary import Language

URDU = Language(code="ur", words=(), rules=(), frames=(), letters="\u0600-\u06ff")
