"""English."""

from todo.language.en import commands, doing, names, rules, verbs, when, words
from todo.language.vocabulary import Language

ENGLISH = Language(
    code="en",
    words=(when.WORDS, words.WORDS, verbs.WORDS, doing.WORDS),
    rules=rules.RULES,
    frames=commands.FRAMES,
    names=names.NAMES,
    plurals=("s",),
    real_words=(
        "compete", "crate", "mourning", "finnish", "sundae", "toady", "creates", "deleted", "moves", "closet", "weaken",
        "showy", "friendly", "thirst", "third", "mart", "moth", "sunny", "monk", "latte", "later", "marking", "clean",
        "clear", "learn", "share", "shower", "charge", "friday's", "monday's", "today's", "month's", "houses", "weeks",
        "titles", "emails", "starts", "pushes", "posts", "marks", "shows", "secondary", "changes", "reminded",
        "listen", "lists", "lasts", "finds", "counter", "county", "helper", "helps", "thanked", "cancels", "removes",
        "tasty", "items", "cleared", "schedules", "planet", "plant", "plane", "plans", "prints", "printer",
    ),
)  # fmt: skip
