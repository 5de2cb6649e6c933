"""What English speakers ask an application for besides their tasks, each by its topic. Data only."""

from collections.abc import Sequence

from todo.language.frames import Frame
from todo.language.grammar import Rule
from todo.language.lexicon import Table
from todo.language.types import Topic

_OWNERS = (
    "my", "the", "our", "all my", "all the", "all of my", "all", "these", "this", "my whole", "my entire", "me my",
)  # fmt: skip
_THINGS = (
    "list", "lists", "tasks", "task list", "todo list", "to-do list", "to do list", "todos", "to-dos", "reminders",
    "items", "data",
)  # fmt: skip
_STATES = ("old", "done", "finished", "completed", "complete", "pending", "overdue", "deleted")

WORDS: Table = {
    "own_list": {
        "list": "|".join(
            ("everything", "tasks", "todos", *(f"{owner} {thing}" for owner in _OWNERS for thing in _THINGS))
        ),
    },
    "own_state": {
        "list": "|".join(
            f"{owner}{state} {thing}"
            for owner in ("", "my ", "the ", "all ", "all my ", "all the ")
            for state in _STATES
            for thing in ("tasks", "todos", "items", "ones")
        ),
    },
    "export_verb": {"export": "export|download|back up|backup|save a copy of|make a backup of|make a copy of"},
    "change_setting": {"change": "change|switch|set|update|edit|choose|pick|select|adjust|fix|switch the app"},
    "switch_on": {
        "on": (
            "turn on|turn off|switch on|switch off|switch to|change to|go to|enable|disable|activate|use|set|put on|"
            "i want|can i have|is there|do you have|toggle|put it in|turn it to|switch it to"
        ),
    },
    "a_look": {
        "look": (
            "dark mode|light mode|night mode|day mode|dark theme|light theme|night theme|the dark mode|"
            "the dark theme|"
            "the light mode|the light theme|a dark mode|a dark theme"
        ),
    },
    "appearance": {
        "look": (
            "the theme|theme|my theme|the app theme|the colour|the color|the colours|the colors|the colour scheme|"
            "the color scheme|the background|the wallpaper|the font|the font size|font size|the text size|text size|"
            "the appearance|the app colour|the app color|the look of the app"
        ),
    },
    "bigger": {"look": "dark|darker|light|lighter|bigger|smaller|larger"},
    "screen": {"look": "the app|the screen|the page|the font|the text|the letters|the background|the theme"},
    "my_account": {"account": "my account|the account|this account|my profile"},
    "my_login": {
        "account": (
            "my password|the password|my email|my e-mail|my email address|my profile picture|my profile photo|"
            "my profile|my login|my log in"
        ),
    },
    "my_name": {"name": "my name|my username|my user name|my display name"},
    "sign_out": {
        "out": (
            "log me out|sign me out|log out|logout|sign out|signout|log off|sign off|log me off|"
            "log out of my account|"
            "sign out of my account|log out of the app|i want to log out|sign me off"
        ),
    },
    "app_language": {
        "language": "the language|my language|language|the app language|app language|the display language|your language"
    },
    "a_tongue": {"language": "english|urdu|roman urdu|hindi|arabic|french|spanish|german|another language"},
    "time_zone": {"zone": "my time zone|my timezone|the time zone|the timezone|time zone|timezone"},
    "notice": {
        "notice": (
            "notifications|the notifications|my notifications|all notifications|notification|push notifications|"
            "email notifications|alerts|the alerts|sounds|the sound|the sounds|a notification|email reminders|"
            "notification sounds|reminder notifications"
        ),
    },
    "notify_me": {
        "notice": (
            "do you send reminders|do you send notifications|do you send alerts|how will you remind me|"
            "how do reminders work|"
            "remind me of things|remind me about things|remind me of my tasks|send me reminders|notify me|alert me|"
            "do i get notified|will i get a notification|will i get notified|do i get notifications|"
            "do i get reminders"
        ),
    },
    "share_verb": {"share": "share|email|e-mail|mail|forward|whatsapp|send|send me|email me|text me|mail me|publish"},
    "history": {
        "log": (
            "history|my history|the history|activity log|the activity log|my activity|activity|change log|changelog|"
            "the change log|audit log|what changed|what has changed|what changed today|what did you change|"
            "what did you do|what have you done|recent changes|my recent changes|the recent changes|recent activity"
        ),
    },
    "keys": {"keys": "keyboard shortcuts|the keyboard shortcuts|shortcuts|the shortcuts|hotkeys|key bindings"},
    "link_verb": {"link": "sync|synchronise|synchronize|link|connect|integrate|sync up"},
    "outside": {
        "outside": (
            "google calendar|my google calendar|outlook|my outlook calendar|apple calendar|icloud|my calendar|"
            "google tasks|"
            "todoist|trello|notion|slack|alexa|siri|whatsapp|microsoft to do|my phone|other apps"
        ),
    },
    "hide_verb": {
        "change": "archive|hide|merge|duplicate|copy|clone|lock|freeze|collapse|rearrange|reorder|re-order|shuffle"
    },
    "redo_word": {"redo": "redo|redo that|redo it|undo the undo|undo my undo|redo the last change|redo the last one"},
    "asked_engine": {
        "engine": (
            "are you chatgpt|are you gpt|are you claude|are you gemini|which model are you|what model are you|"
            "which ai are you|what ai are you|who made you|who built you|who created you|are you an ai|are you ai|"
            "are you a robot|are you a bot|are you human|are you real|are you a real person|who are you|what are you|"
            "what's your name|what is your name|whats your name|who am i talking to|are you artificial intelligence|"
            "are you a person|tell me about yourself|introduce yourself"
        ),
    },
    "see": {"see": "show|show me|see|open|view|list|what are|give me|can i see|let me see|where is|where are"},
}  # fmt: skip

_PATTERNS: Sequence[tuple[Topic, str]] = (
    ("export", "<export_verb> <own_list>"),
    ("export", "<export_verb> <own_state>"),
    ("export", "save <own_list> as [a|an] csv|pdf|excel|json|spreadsheet|file"),
    ("import", "import|upload|migrate <own_list>"),
    ("import", "import [from] [a|my|the] csv|file|spreadsheet|json|backup"),
    ("theme", "[<switch_on>] [the] <a_look> [on|off]"),
    ("theme", "turn|switch <a_look> on|off"),
    ("theme", "<change_setting> <appearance>"),
    ("theme", "make|turn [<screen>] [it] <bigger>"),
    ("account", "<change_setting> <my_login>"),
    ("account", "reset|recover|forgot|lost <my_login>"),
    ("account", "i|i've|ive [have] forgot|forgotten|lost <my_login>"),
    ("account", "delete|close|remove|deactivate|cancel|erase <my_account>"),
    ("name", "<change_setting> <my_name>"),
    ("sign_out", "<sign_out>"),
    ("language", "<change_setting> <app_language>"),
    ("language", "switch|change|go [the|app|language|back|it] to <a_tongue>"),
    ("time_zone", "<change_setting> <time_zone>"),
    ("time_zone", "what is|what's|whats <time_zone>"),
    ("notifications", "turn|switch|shut on|off <notice>"),
    ("notifications", "turn|switch|shut <notice> on|off"),
    ("notifications", "enable|disable|mute|stop|allow|silence <notice>"),
    ("notifications", "send|show|give me <notice>"),
    ("notifications", "<notify_me>"),
    ("sharing", "<share_verb> <own_list>"),
    ("sharing", "<share_verb> <own_state>"),
    ("activity", "[<see>] <history>"),
    ("shortcuts", "[<see>] [all] <keys>"),
    ("sync", "<link_verb> <own_list>"),
    ("sync", "<link_verb> [it|this|you] [with|to] <outside>"),
    ("changes", "<hide_verb> <own_list>"),
    ("changes", "<hide_verb> <own_state>"),
    ("redo", "<redo_word>"),
)
"""In the order in which they are tried. A date beside one makes it a thing to do: it is then none of these."""

RULES = (
    *(Rule("feature", pattern, "value", {"value": topic}) for topic, pattern in _PATTERNS),
    Rule("identity", "<asked_engine:value>", "value"),
)

FRAMES = (
    *(
        Frame("out_of_scope", pattern, {"topic": "clock"})
        for pattern in (
            "what's|whats the [current] date|day|time [today|now|right|today's] [now]",
            "what is the [current] date|day|time [today|now|right] [now]",
            "what|which day|date|time [of] [the] [week|month] is it [today|now|right] [now]",
            "what|which day|date is today",
            "what's|whats today|today's|todays [date|day]",
            "what is today|today's|todays [date|day]",
            "[do] [you] know what day|date|time it is [today|now]",
        )
    ),
    Frame("out_of_scope", "<feature:topic>"),
    Frame("out_of_scope", "<feature:topic> [over] to|as|in|into|with|via|from {any}", {"timeless": True}),
    Frame("help", "<identity:topic>"),
    Frame("help", "<how> [do|i|you] [i] <feature:topic>"),
    Frame("help", "<how> [do|i|you] [i] <feature:topic> to|as|in|into|with|via {any}"),
    Frame("out_of_scope", "invite {any} to <own_list>", {"topic": "sharing"}),
    Frame("out_of_scope", "invite|add {any} to the app|workspace|team|board", {"topic": "sharing"}),
    Frame(
        "out_of_scope",
        "<share_verb> {ref} with|to {any}",
        {"explicit": True, "topic": "sharing", "timeless": True},
    ),
    Frame(
        "out_of_scope",
        "assign|delegate|reassign {ref} to {any}",
        {"explicit": True, "topic": "sharing", "timeless": True},
    ),
    Frame(
        "out_of_scope",
        "attach|upload|add [a|an|the|this] file|photo|picture|image|pdf|document|attachment|screenshot to {ref}",
        {"explicit": True, "topic": "attachments"},
    ),
    Frame("out_of_scope", "add|create|make [a] subtask|subtasks {any}", {"topic": "subtasks"}),
    Frame(
        "out_of_scope",
        "break|split|divide {ref} [up|down] into {any}",
        {"explicit": True, "topic": "subtasks"},
    ),
    Frame("out_of_scope", "<hide_verb> {ref}", {"explicit": True, "topic": "changes"}),
    Frame(
        "out_of_scope",
        "<move_verb> {ref} to [the|my] [very] top|bottom|start|end|front [of] [the|my] [list]",
        {"topic": "order"},
    ),
)
