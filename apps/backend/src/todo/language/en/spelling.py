"""How English is typed in a hurry, and how it is spelled. Titles keep what was typed. Data only."""

_SPELLINGS = {
    "you": "u|yu|yoo", "your": "ur|yr", "are": "r|arr", "could": "cud|culd|coud", "would": "wud|wuld",
    "should": "shud|shld", "what": "wat|wht|wut|waht", "what's": "wats|whts|wuts",
    "please": "plese|pleas|plss|plzz|pleez", "thanks": "thnx|thks", "with": "wid|wth", "this": "dis",
    "that": "tht", "the": "teh|da", "about": "abt", "and": "n",
    "have": "hav|hv", "show": "shw|shwo", "need": "ned", "tasks": "tsks|taskz", "delete": "dlete|delet|delte",
    "mark": "mrk|makr", "done": "dne|doen|donee", "list": "lsit|lits", "move": "mvoe|moev", "because": "bcoz|coz|cuz",
    "remind": "remnd|remid|rmind", "tomorrow": "tmorrow|tomorrw", "complete": "complet|compelte", "me": "mee",
    "before": "befor|bfore", "friday": "fridy|firday|freeday", "add": "addd|adddd|ad",
}  # fmt: skip

SPELLED = {typed: word for word, spellings in _SPELLINGS.items() for typed in spellings.split("|")}
