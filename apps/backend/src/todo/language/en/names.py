"""How English writes dates, times and repetition."""

from todo.language.vocabulary import Names

NAMES = Names(
    weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    short_weekdays=("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    months=(
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ),
    short_months=("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    hours={0: "{h24}:{m}"},
    date="{weekday} {day} {month} {year}",
    when="{date} at {time}",
    near={-1: "yesterday, {when}", 0: "today, {when}", 1: "tomorrow, {when}"},
    units={
        "HOURLY": ("every hour", "every {n} hours"),
        "DAILY": ("every day", "every {n} days"),
        "WEEKLY": ("every week", "every {n} weeks"),
        "MONTHLY": ("every month", "every {n} months"),
        "YEARLY": ("every year", "every {n} years"),
    },
    workdays="every weekday",
    on_weekdays="{unit} on {weekdays}",
    monthly={
        "day": "{unit} on the {nth}",
        "last_day": "{unit} on the last day",
        "weekday": "{unit} on the {ordinal} {weekday}",
        "year": "{unit} on {day} {month}",
    },
    ordinals={1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", -1: "last"},
    nth={0: "{n}th", 1: "{n}st", 2: "{n}nd", 3: "{n}rd", 21: "{n}st", 22: "{n}nd", 23: "{n}rd", 31: "{n}st"},
    listed=(", ", " and "),
    until="{rule} until {date}",
    times="{rule}, {n} times",
)  # fmt: skip
