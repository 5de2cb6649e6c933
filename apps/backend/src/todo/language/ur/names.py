"""How Urdu writes dates, times and repetition."""

from todo.language.vocabulary import Names

_WEEKDAYS = ("پیر", "منگل", "بدھ", "جمعرات", "جمعہ", "ہفتہ", "اتوار")
_MONTHS = (
    "جنوری", "فروری", "مارچ", "اپریل", "مئی", "جون", "جولائی", "اگست", "ستمبر", "اکتوبر", "نومبر", "دسمبر",
)  # fmt: skip

NAMES = Names(
    weekdays=_WEEKDAYS,
    short_weekdays=_WEEKDAYS,
    months=_MONTHS,
    short_months=_MONTHS,
    hours={0: "{h24}:{m}"},
    date="{weekday} {day} {month} {year}",
    when="{date}، {time}",
    near={0: "آج، {when}", 1: "کل، {when}"},
    units={
        "HOURLY": ("ہر گھنٹے", "ہر {n} گھنٹے بعد"),
        "DAILY": ("ہر روز", "ہر {n} دن بعد"),
        "WEEKLY": ("ہر ہفتے", "ہر {n} ہفتے بعد"),
        "MONTHLY": ("ہر مہینے", "ہر {n} مہینے بعد"),
        "YEARLY": ("ہر سال", "ہر {n} سال بعد"),
    },
    workdays="ہر کام کے دن",
    on_weekdays="{unit} {weekdays} کو",
    monthly={
        "day": "{unit} {nth} تاریخ کو",
        "last_day": "{unit} آخری دن",
        "weekday": "{unit} {ordinal} {weekday} کو",
        "year": "{unit} {day} {month} کو",
    },
    ordinals={1: "پہلے", 2: "دوسرے", 3: "تیسرے", 4: "چوتھے", 5: "پانچویں", -1: "آخری"},
    nth={0: "{n}"},
    listed=("، ", " اور "),
    until="{rule} {date} تک",
    times="{rule}، {n} بار",
)
