"""English."""

from todo.language.en import commands, when, words
from todo.language.vocabulary import Language

ENGLISH = Language(
    code="en",
    words=(when.WORDS, words.WORDS, commands.WORDS),
    rules=when.RULES,
    frames=commands.FRAMES,
    real_words=(
        "compete", "crate", "mourning", "finnish", "sundae", "toady", "creates", "deleted", "moves", "closet", "weaken",
        "showy", "friendly", "thirst", "third", "mart", "moth", "sunny", "monk", "latte", "later", "marking", "clean",
        "clear", "learn", "share", "shower", "charge", "friday's", "monday's", "today's", "month's", "houses", "weeks",
        "titles", "emails", "starts", "pushes", "posts", "marks", "shows", "secondary", "changes", "reminded",
        "listen", "lists", "lasts", "finds", "counter", "county", "helper", "helps", "thanked", "cancels", "removes",
        "tasty", "items", "cleared", "schedules", "planet", "plant", "plane", "plans", "prints", "printer",
    ),
)  # fmt: skip
