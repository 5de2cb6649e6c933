"""English words for dates, times, repetition and priority. Data only."""

from todo.language.lexicon import Table


def _numbers(teens: str, tens: str, ones: str) -> dict[object, str]:
    """From eleven on: the words up to twenty, and those of two parts ("twenty five", "twenty-five")."""
    found: dict[object, str] = dict(enumerate(teens.split(), 11))
    for ten, word in enumerate(tens.split(), 2):
        found.setdefault(ten * 10, word)
        for one, last in enumerate(ones.split(), 1):
            found[ten * 10 + one] = f"{word} {last}|{word}-{last}|{word}{last}"
    return found


WORDS: Table = {
    "rel_day": {
        0: "today|tod|2day",
        1: (
            "tomorrow|tomoz|tmoz|tomoro|tomozz|tmrw|tmr|tmw|tomo|2moro|2morrow|2mrw|tommorow|tommorrow|tomorow|tommrow|"
            "tomorro|tomoro|tmrow|tmro|2mro"
        ),
        2: "day after tomorrow|the day after tomorrow|overmorrow|day after tmrw",
    },
    "day_owner": {
        0: "today's|todays", 1: "tomorrow's|tomorrows", -1: "yesterday's|yesterdays",
    },
    "weekday_owner": {
        0: "monday's", 1: "tuesday's", 2: "wednesday's", 3: "thursday's", 4: "friday's",
        5: "saturday's", 6: "sunday's",
    },
    "period_owner": {
        "week": "week's|weeks", "month": "month's|months", "weekend": "weekend's|weekends", "year": "year's|years",
    },
    "unit_owner": {
        "minute": "minute's", "hour": "hour's", "day": "day's", "week": "week's", "fortnight": "fortnight's",
        "month": "month's", "year": "year's",
    },
    "past_day": {
        -1: "yesterday|yday",
        -2: "day before yesterday|the day before yesterday",
    },
    "tonight": {"night": "tonight|late tonight|later tonight|2nite|tonite|2night"},
    "weekday": {
        0: "monday|mondey|mon|mondays|mondy|munday",
        1: "tuesday|tue|tues|tuesdays|tusday|teusday",
        2: "wednesday|wenesday|wednesdy|wed|weds|wednesdays|wendesday|wensday|wednsday",
        3: "thursday|thrsday|thurday|thusday|thursdy|thu|thur|thurs|thursdays|thrusday|thirsday",
        4: "friday|fri|fridays",
        5: "saturday|satrday|saturdy|sat|saturdays|saterday|satuday",
        6: "sunday|sun|sundays",
    },
    "weekdays_plural": {
        0: "mondays", 1: "tuesdays", 2: "wednesdays", 3: "thursdays", 4: "fridays", 5: "saturdays",
        6: "sundays",
    },
    "month": {
        1: "january|jan", 2: "february|feb|febuary", 3: "march|mar", 4: "april|apr", 5: "may",
        6: "june|jun", 7: "july|jul", 8: "august|aug", 9: "september|sept|sep", 10: "october|oct",
        11: "november|nov", 12: "december|dec",
    },
    "unit": {
        "minute": "minute|minutes|min|mins", "hour": "hour|hours|hr|hrs", "day": "day|days",
        "week": "week|weeks|wk|wks", "fortnight": "fortnight|fortnights",
        "weekend": "weekend|weekends", "month": "month|months", "quarter": "quarter|quarters",
        "year": "year|years|yr|yrs",
    },
    "long_unit": {
        "week": "week", "weekend": "weekend|wkend", "month": "month", "quarter": "quarter",
        "year": "year",
    },
    "edge_unit": {
        "day": "day", "week": "week|work week|workweek", "month": "month", "quarter": "quarter",
        "year": "year",
    },
    "num": {
        1: "one",
        2: "two|couple|couple of|a couple|a couple of",
        3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine", 10: "ten",
        **_numbers(
            "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty",
            "twenty thirty forty fifty", "one two three four five six seven eight nine",
        ),
        60: "sixty", 90: "ninety",
    },
    "ordinal": {
        1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", 6: "sixth", 7: "seventh",
        8: "eighth", 9: "ninth", 10: "tenth",
        **_numbers(
            "eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
            "twenty thirty", "first second third fourth fifth sixth seventh eighth ninth",
        ),
        30: "thirtieth",
    },
    "last_word": {-1: "last|final"},
    "which": {
        "this": "this|the current|current",
        "next": "next|nxt|the next|the following|following",
        "coming": "coming|the coming|this coming|upcoming|the upcoming",
        "last": "last|past|previous",
    },
    "edge": {
        "end": "end|the end|end of|the end of",
        "start": "start of|the start of|beginning of|the beginning of|early|early in",
        "mid": "mid|middle of|the middle of",
    },
    "edge_short": {
        "week": "eow", "month": "eom|month end", "year": "eoy|year end",
    },
    "meridiem": {
        "am": "am|a.m.|a.m|a m", "pm": "pm|p.m.|p.m|p m",
    },
    "half_letter": {"am": "a", "pm": "p"},
    "edge_day": {"end": "last day|final day|very last day", "start": "first day|very first day"},
    "close": {
        "close": "eod|end of day|end of the day|end of business|cob|close of business|by end of day",
    },
    "night_word": {"night": "night"},
    "part": {
        "morning": "morning|mornings", "noon": "noon|midday|noontime",
        "afternoon": "afternoon|afternoons|arvo", "evening": "evening|evenings|eve",
        "night": "night|nights", "midnight": "midnight",
    },
    "day_part": {
        "morning": "morning|mornings|the morning",
        "afternoon": "afternoon|afternoons|the afternoon|arvo|the arvo",
        "evening": "evening|evenings|the evening", "night": "night|nights|the night",
    },
    "sharp_part": {
        "noon": "noon|midday|noontime|lunchtime|lunch time", "midnight": "midnight",
    },
    "day_prep": {
        "on": (
            "on|due|due on|due for|dated|is due|is due on|due this|with due date|due date|"
            "due date is|with a due date of|with deadline|scheduled for|deadline|sometime|"
            "some time|sometime in|sometime on|later|some time on|within|due:|due date:|deadline:|date:|"
            "when:|due ="
        ),
        "by": (
            "by|due by|on or before|before or on|at the latest by|no later than|not later than|latest by|"
            "by the latest|before end of|"
            "by latest|by:"
        ),
        "until": "until|till|til|up to|upto|through",
        "before": "before|due before|prior to|b4", "after": "after|due after",
        "from": "from|starting|starting from|starting on|since|beginning|from the|as of",
        "for": "for|for the",
    },
    "month_prep": {
        "on": "in|during|since", "by": "by", "for": "for",
        "until": "until|till|through|thru|til|up to",
        "before": "before", "after": "after",
        "from": "from|starting|starting in|beginning",
    },
    "time_prep": {
        "at": (
            "at|@|by|around|about|approx|due at|for|before|b4|until|till|from|starting at|after|"
            "at around|at about"
        ),
    },
    "at_prep": {"at": "at|@|by|around|at around|at about|before|till|until"},
    "every": {"every": "every|each|evry|ev|every single"},
    "every_adverb": {
        "hour": "hourly", "day": "daily|everyday", "week": "weekly",
        "fortnight": "fortnightly|biweekly|bi-weekly",
        "month": "monthly", "quarter": "quarterly", "year": "yearly|annually",
    },
    "workday": {
        "workday": (
            "weekday|weekdays|workday|workdays|working day|working days|business day|"
            "business days|work day"
        ),
    },
    "priority_word": {
        "high": "high|highest|top|urgent|critical|important|!high|hi",
        "medium": "medium|normal|mid|moderate|average|med",
        "low": "low|lowest|minor|lo",
    },
    "priority_noun": {"priority": "priority|priorities|prio|importance|pri|priorty"},
    "urgent": {
        "high": (
            "urgent|urgently|important|critical|asap|a.s.a.p.|a.s.a.p|very important|very urgent|super urgent|"
            "super important|high-priority"
        ),
        "low": "not urgent|no rush|whenever|low-priority|not important|unimportant",
    },
    "tag_lead": {
        "tag": (
            "tagged|tagged as|tagged with|with tag|with tags|with the tag|with label|"
            "with the label|labelled|labeled|labelled as|labeled as|tag:|tags:|label:|labels:|"
            "tag it with|and tag it with|that carry the tag|carrying the tag|that have the tag|having the tag|"
            "that carry the label|with the tag called|"
            "and tag|and tags|and label|and tag it|tag it|tag as|and tag it as|tag it as|"
            "and tagged"
        ),
    },
    "tag_aside": {"tag": "tag|tags|with tag|with tags|label|labels"},
    "day_sep": {"and": ",|and|&|/|+|, and|or"},
    "holiday": {
        "12-25": "christmas|xmas", "01-01": "new year|new years|new year's|the new year",
        "10-31": "halloween",
    },
    "holiday_day": {
        "12-25": "christmas day|xmas day", "12-24": "christmas eve|xmas eve",
        "12-26": "boxing day", "12-31": "new year's eve|new years eve|new year eve|nye",
        "01-01": "new year's day|new years day|new year day", "02-14": "valentine's day|valentines day|valentine's",
        "03-17": "st patrick's day|st patricks day|saint patrick's day", "04-22": "earth day",
        "04-01": "april fools|april fools day|april fool's day", "03-08": "women's day",
        "05-04": "star wars day", "07-14": "bastille day", "03-23": "pakistan day",
        "11-11": "remembrance day|armistice day", "06-19": "juneteenth",
    },
    "moving_holiday": {
        "moves": (
            "eid|eid day|eid ul fitr|eid-ul-fitr|eid al fitr|eid al-fitr|eid ul adha|eid-ul-adha|"
            "eid al adha|eid al-adha|bakra eid|chand raat|ramadan|ramazan|ramzan|muharram|ashura|"
            "easter|easter sunday|easter monday|good friday|lent|pentecost|thanksgiving|"
            "thanksgiving day|black friday|cyber monday|diwali|holi|hanukkah|passover|rosh hashanah|"
            "yom kippur|lunar new year|chinese new year|mother's day|mothers day|father's day|"
            "fathers day|labor day|labour day|memorial day|independence day|presidents day|"
            "martin luther king day|mlk day|veterans day|super bowl|the super bowl|mardi gras|"
            "carnival|bank holiday|the bank holiday|eid milad|eid milad un nabi|shab e barat|nowruz"
        ),
    },
    "times_a": {"times": "once|twice|thrice"},
    "except_day": {"but": "except|except for|except on|excluding|but not|but not on|apart from|other than|but|not"},
    "short_unit": {
        "hour": "h|hr|hrs", "minute": "m|min|mins", "day": "d", "week": "w|wk|wks",
    },
}  # fmt: skip
