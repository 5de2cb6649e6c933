"""How English is typed in a hurry, and how it is spelled. Titles keep what was typed. Data only."""

_SPELLINGS = {
    "you": "u|yu|yoo", "your": "ur|yr", "are": "r|arr", "could": "cud|culd|coud", "would": "wud|wuld",
    "should": "shud|shld", "what": "wat|wht|wut|waht|wot", "what's": "wats|whts|wuts",
    "please": "plese|pleas|plss|plzz|pleez", "thanks": "thnx|thks", "with": "wid|wth", "this": "dis",
    "that": "tht", "the": "teh|da", "about": "abt", "and": "n",
    "have": "hav|hv", "show": "shw|shwo", "need": "ned", "tasks": "tsks|taskz", "delete": "dlete|delet|delte",
    "mark": "mrk|makr", "done": "dne|doen|donee", "list": "lsit|lits", "move": "mvoe|moev",
    "remind": "rmnd|remnd|remid|rmind", "tomorrow": "tmorrow|tomorrw", "complete": "complet|compelte", "me": "mee",
    "sorry": "sry|srry|soz|sori", "until": "til|untill|untl", "because": "bcoz|coz|cuz|becuz|becos|cos",
    "instead": "insted|instd", "morning": "mrng|mornin|mrning|mornng", "night": "nite|nyt|nght",
    "evening": "evng|evenin|evning|evenng", "afternoon": "aftrnoon|afternon|aftenoon", "reminder": "remindr|remnder",
    "schedule": "scheduel|shedule|schedual|scedule|schedul",
    "before": "befor|bfore", "friday": "fridy|firday|freeday", "add": "addd|adddd|ad",
}  # fmt: skip

_CONTRACTIONS = (
    "didn't|doesn't|don't|isn't|aren't|wasn't|weren't|haven't|hasn't|hadn't|won't|wouldn't|couldn't|shouldn't|can't|"
    "needn't|mustn't|ain't|what's|when's|where's|who's|how's|that's|there's|let's|here's|i'm|i've|you're|you've|"
    "they're|they've|we've|what've|what'll|that'll|it'll"
)
"""Typed without the apostrophe they are no other words, as "its", "well" and "wed" are."""

SPELLED = {typed: word for word, spellings in _SPELLINGS.items() for typed in spellings.split("|")} | {
    word.replace("'", ""): word for word in _CONTRACTIONS.split("|")
}
