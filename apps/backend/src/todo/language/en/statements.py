"""What English says of a task rather than orders: that it is done, needless, due another day; what one wants of it."""

from todo.language.en.past import sure_past_forms
from todo.language.frames import Frame
from todo.language.lexicon import Table

WORDS: Table = {
    "gone": {
        "deleted": (
            "deleted|removed|cancelled|canceled|erased|dropped|scrapped|binned|trashed|thrown out|taken off|ditched|"
            "axed|discarded|wiped|got rid of|gotten rid of"
        ),
    },
    "ticked": {"ticked": "marked|checked|ticked|crossed|set|put down|flagged|listed"},
    "needless": {
        "needless": (
            "no longer needed|no longer necessary|no longer required|no longer relevant|no longer on|not needed|"
            "not necessary|not required|not relevant|unnecessary|irrelevant|obsolete|not happening|"
            "no longer happening|not going ahead|no longer going ahead|not going to happen|cancelled|canceled|"
            "called off|redundant|pointless|moot|been cancelled|been canceled|been called off|not on|"
            "no longer a thing|no longer an issue|not worth doing|not worth it|no longer worth doing"
        ),
    },
    "over": {
        "done": (
            "dealt with|handled|seen to|out of the way|wrapped up|squared away|in the bag|behind me|behind us|"
            "a done deal|ticked off|crossed off|done with|been dealt with|been handled|been seen to|done and done|"
            "all taken care of|all sorted out|sorted out|all set|finished with|no longer outstanding"
        ),
    },
    "want": {
        "want": (
            "i want|i'd like|i would like|i need|we need|we want|we'd like|i'd love|i'd prefer|i would prefer|want|"
            "i'd rather have|can i have|could i have|can we have|could we have|may i have|have|can you have|"
            "could you have|can you get|could you get|please have|is it possible to have|would it be possible to have"
        ),
    },
    "unmeant": {
        "unmeant": (
            "by mistake|by accident|accidentally|in error|mistakenly|unintentionally|too early|too soon|prematurely|"
            "when i shouldn't have|wrongly"
        ),
    },
    "unmeant_lead": {"unmeant": "accidentally|mistakenly|wrongly|unintentionally|prematurely|only"},
    "was_deleted": {"deleted": "deleted|removed|binned|trashed|erased|got rid of|threw out|cancelled|canceled"},
    "was_ticked": {
        "ticked": (
            "ticked off|checked off|crossed off|ticked|checked|completed|finished|closed|marked off|marked|crossed out"
        ),
    },
    "got_to": {
        "did": (
            "i managed to|i finally managed to|i've managed to|managed to|i remembered to|i got to|i finally got to|"
            "we managed to|just managed to|i was able to|i did manage to|finally managed to|i already managed to"
        ),
    },
    "has_to": {
        "must": "needs to|need to|has to|have to|ought to|is supposed to|is meant to|is to|should|must|wants to"
    },
    "not_then": {"not": "not|instead of|rather than|and not|but not|no longer"},
    "new_plan": {
        "new": (
            "change of plan|change of plans|plans changed|plans have changed|slight change|small change|change of date|"
            "change of time|new plan|new date|new time|schedule change"
        ),
    },
    "somebody": {
        "who": (
            "they|they've|they have|he|he's|he has|she|she's|she has|we|we've|we have|i|i've|i have|someone|"
            "someone has|"
            "work|work has|the school|the office|the clinic|the dentist|the doctor|my boss|the bank"
        ),
    },
    "past_sure": {"did": sure_past_forms()},
    "told_when": {"past": "yesterday|today|this morning|last night|just now|earlier|last week|already|now"},
    "room": {"room": "time|space|room|slots|a slot|a gap|gaps|availability|free time|spare time|capacity"},
    "look_over": {
        "look": (
            "have a look at|take a look at|a look at|have a look through|look over|have a quick look at|"
            "take a quick look at|let me have a look at"
        ),
    },
}  # fmt: skip

_ONE = {"named": True, "single": True}

_MUCH = "i|i've|we|we've [have|got] [so|too|way] [too] much|lots|loads|tons [of] [stuff|work|things] to do"
_A_LOT = "i|i've|we|we've [have|got] a lot|ton|million [of] [stuff|work|things] to do"

FRAMES = (
    # A sigh is no task: what there is to do is shown.
    *(Frame("list", sigh, {"status": "pending"}) for sigh in (_MUCH, _A_LOT)),
    *(Frame("list", f"{sigh} {{filter}}", {"condition": True, "known": True}) for sigh in (_MUCH, _A_LOT)),
    Frame("list", "<look_over> {filter}", {"noun": True, "known": True}),
    Frame(
        "list",
        "<have_any> <room> {filter}",
        {"condition": True, "known": True},
    ),
    Frame(
        "list",
        "do|have|is|are i|we|there [have|got] [any|some|enough] <room> [left] {filter}",
        {"condition": True, "known": True},
    ),
    Frame("out_of_scope", "have|take a [quick|good] look"),
    Frame("help", "what can|could you actually|really|even do"),
    Frame("count", "<count_verb> jobs|errands|bits {filter}", {"known": True}),
    Frame("count", "<count_verb> jobs|errands|bits"),
    Frame(
        "list",
        "what did|have i|we get|got|manage|managed through|done|finished {filter}",
        {"status": "completed", "condition": True, "known": True},
    ),
    Frame(
        "list",
        "what did|have i|we manage|managed {filter}",
        {"status": "completed", "condition": True, "known": True},
    ),
    Frame(
        "list",
        "what did|have i|we tick|ticked|check|checked|cross|crossed off {filter}",
        {"status": "completed", "condition": True, "known": True},
    ),
    Frame("search", "did i|we [already|ever] tick|check|cross|mark off [the|my] {words}", {"asked": "done"}),
    Frame("search", "did i|we [already|ever] tick|check|cross|mark [the|my] {words} off", {"asked": "done"}),
    Frame(
        "delete", "take|get|strike it|that|this|them off|out [of] [my|the] [<list_place>]", {"pronoun": True}
    ),
    Frame("add", "<add_verb> task|todo|item <count> :|- {title}"),
    Frame("add", "<put_verb> <new_task> [on|in] [for] {when} to|:|- {title}"),
    Frame("add", "<put_verb> it|this|that on|in my|the <list_place> to|:|- {title}"),
    Frame(
        "reschedule",
        "<not_going> {ref} [today|tonight|now|tomorrow] [,|so|and] [so|and|please] <move_verb> it|that|this "
        "[<to_word>] {when}",
        {"numbered": True},
    ),
    Frame(
        "reschedule",
        "<not_going> {ref} [today|tonight|now|tomorrow] [,|so|and] put it|that|this off|back [<to_word>] {when}",
        _ONE,
    ),
    Frame(
        "search",
        "[and] only|just [show|list] [me] [the|my] {words} ones|stuff|tasks|things|items",
        {"deedless": True},
    ),
    Frame(
        "help", "explain|describe|tell|show|list [to] [me|us] what|how you|you're can|are|able|do|work {any}"
    ),
    Frame("help", "explain|describe|tell|show|list [to] [me|us] what|how you|you're can|are|do|work"),
    Frame("out_of_scope", "keep|leave {ref} [alone]", {"explicit": True, "single": True}),
    Frame("list", "which|what [task|one|thing|item] is|was [the] oldest", {"order": "oldest", "most": 1}),
    Frame(
        "list", "which|what [task|one|thing|item] is|was [the] newest|latest", {"order": "created", "most": 1}
    ),
    Frame(
        "list",
        "which|what [task|one|thing|item] has|have i had [the] longest",
        {"order": "oldest", "most": 1},
    ),
    # Needless
    Frame("delete", "{ref} is|are|was|got|has|have [now|just] <needless> [<anymore>]", _ONE),
    Frame("delete", "{ref} is|are <needless> after all", _ONE),
    Frame(
        "delete",
        "{ref} isn't|aren't|ain't needed|necessary|required|relevant|happening|on [<anymore>]",
        _ONE,
    ),
    Frame("delete", "{ref} isn't|aren't going ahead [<anymore>]", _ONE),
    Frame("delete", "{ref} isn't|aren't going to happen [<anymore>]", _ONE),
    Frame("delete", "{ref} won't be needed|necessary|happening [<anymore>]", _ONE),
    Frame("delete", "{ref} won't happen [<anymore>]", _ONE),
    # What should become of it
    Frame("delete", "can|could|should|may|might {ref} [please] be <gone>", _ONE),
    Frame("delete", "{ref} can|could|should|must|may|might [now|just|also|probably] be <gone> [now]", _ONE),
    Frame("delete", "{ref} <has_to> be <gone> [now]", _ONE),
    Frame("delete", "{ref} needs|need deleting|removing|cancelling|canceling|scrapping|binning", _ONE),
    Frame("delete", "<want> {ref} <gone> [please|now]", {"explicit": True}),
    Frame("delete", "<want> {ref} <gone> off|from [my|the] <list_place>", _ONE),
    Frame("complete", "can|could|should|may {ref} [please] be <ticked> [as] <done_word>", _ONE),
    Frame("complete", "{ref} can|could|should|must|may [now|also] be <ticked> [as] <done_word>", _ONE),
    Frame("complete", "{ref} <has_to> be <ticked> [as] <done_word>", _ONE),
    Frame("complete", "<want> {ref} <ticked> [as] <done_word>", {"named": True}),
    Frame("reopen", "<want> {ref} <ticked> <undone_word>", {"named": True}),
    Frame("reopen", "<want> {ref} reopened", _ONE),
    Frame("reopen", "{ref} can|could|should|must|needs [to] be reopened [again]", _ONE),
    Frame("restore", "<want> {ref} restored|back|undeleted", {"explicit": True}),
    Frame("reschedule", "<want> {ref} <moved> <to_word> {when}", {"named": True}),
    Frame("reschedule", "<want> {ref} <moved> [back|forward|out] [by] <length>", {"named": True}),
    Frame("reschedule", "<want> {ref} [to] [be] due|scheduled [on|by|at|for] {when}", {"explicit": True}),
    Frame("prioritise", "can|could|should|may {ref} [please] be <importance>", {"named": True}),
    Frame(
        "prioritise",
        "can|could|should|may {ref} [please] be given|made|set|marked|flagged [as|to] [a|the|at] <importance>",
        {"named": True},
    ),
    Frame(
        "prioritise",
        "can|could|should|may {ref} [please] be given|made|set|marked|flagged [as|to] [a|the|at] <level>",
        {"named": True},
    ),
    Frame(
        "prioritise",
        "{ref} can|could|should|must|needs|has [to] be given|made|set|marked|flagged [as|to] [a|the|at] <importance>",
        {"named": True},
    ),
    Frame(
        "prioritise",
        "<want> {ref} [to] [be] [given|made|set|marked|flagged] [as|to] [a|the|at] <importance>",
        {"named": True},
    ),
    Frame(
        "tag",
        "<want> {ref} tagged|labelled|labeled|filed|categorised|categorized [as|with|under] {tags}",
        _ONE,
    ),
    Frame(
        "tag",
        "{ref} can|could|should|must|needs [to] be tagged|labelled|labeled|filed [as|with|under] {tags}",
        _ONE,
    ),
    Frame("tag", "{ref} belongs|goes|belong|go under|in {tags}", {"explicit": True}),
    Frame("untag", "{ref} no longer needs|need|has [the] {tags} <tag_noun>", _ONE),
    Frame("untag", "{ref} doesn't|don't|shouldn't need|have [the] {tags} <tag_noun> [<anymore>]", _ONE),
    Frame("untag", "{ref} isn't|aren't {tags} <anymore>", {"explicit": True}),
    Frame("rename", "<want> {ref} [to] [be] called|named|titled|renamed [to] {name}", _ONE),
    Frame("rename", "<want> {ref} to say|read {name}", {"explicit": True}),
    Frame(
        "rename", "[instead] of {ref} [,] call|name|make it|that {name}", {"named": True, "in_quotes": True}
    ),
    # Dates and repetition
    Frame("clear_date", "{ref} has|have <no_date> <anymore>", {"named": True}),
    Frame("clear_date", "{ref} no longer has|have|needs|need [a|any|its] [due] <date_word>", {"named": True}),
    Frame("clear_date", "<want> {ref} without [a|any|its] [due] <date_word>", {"explicit": True}),
    Frame("clear_repeat", "{ref} <has_to> stop|quit repeating|recurring", {"named": True}),
    Frame("clear_repeat", "{ref} can|could stop|quit repeating|recurring", {"named": True}),
    Frame("clear_repeat", "{ref} no longer repeats|recurs|recur|repeat", {"named": True}),
    Frame("clear_repeat", "{ref} no longer needs|has to repeat|recur", {"named": True}),
    Frame("clear_repeat", "{ref} is|are|was [only|just] a one ~- ~off|time", {"named": True}),
    Frame(
        "clear_repeat",
        "{ref} is|are|was [only|just] a one-off|oneoff|one [off|time] [thing|task]",
        {"named": True},
    ),
    Frame("reschedule", "<change_verb> {ref} so [that] it repeats|recurs|happens {when}", {"named": True}),
    Frame(
        "reschedule",
        "<change_verb> {ref} so [that] it repeats|recurs|happens {when} instead|rather of|than {any}",
        {"named": True},
    ),
    Frame("reschedule", "have|let|make|get {ref} [to] repeat|recur|happen [itself] {when}", {"named": True}),
    Frame(
        "reschedule", "<want> {ref} [to] repeat|recur|repeating|repeated|recurring {when}", {"named": True}
    ),
    Frame("reschedule", "{ref} <has_to> repeat|recur {when}", {"named": True}),
    Frame(
        "reschedule",
        "{ref} is|are [now] [due] [on|at|by|for] {when} [,] <not_then> [on|at|by|for] {any}",
        _ONE,
    ),
    Frame(
        "reschedule",
        "{ref} <has_to> be [due|done|finished|moved] [on|at|by|for|to] {when} [,] <not_then> {any}",
        _ONE,
    ),
    Frame("reschedule", "{ref} <has_to> be [due|done|finished] [on|at|by|for] {when} instead|now", _ONE),
    Frame(
        "reschedule",
        "{ref} <has_to> be [due|done|finished|completed|ready] [on|at|by|for|before] {when}",
        {"explicit": True},
    ),
    Frame("reschedule", "{ref} is|are [now|actually] [due] [on|at|by|for] {when} instead", _ONE),
    Frame(
        "reschedule",
        "{ref} needs|need moving|rescheduling|pushing|postponing|changing|shifting [back|forward] <to_word> {when}",
        _ONE,
    ),
    Frame(
        "reschedule", "<new_plan> [,|:|-|.] [the|my] {ref} is|are [now] [on|at|due|by|for] {when} [now]", _ONE
    ),
    Frame("reschedule", "<new_plan> [,|:|-|.] [the|my] {ref} [on|at] {when} [now]", _ONE),
    Frame("reschedule", "<somebody> [just|now] <moved> [the|my] {ref} <to_word> {when}", _ONE),
    Frame("reschedule", "the|my {any} [has|have] [just|now] <moved> the|my {ref} <to_word> {when}", _ONE),
    Frame("reschedule", "{ref} is|are [now] [due] <length> <forward>", {"named": True}),
    Frame("reschedule", "can|could {ref} wait [till|until|for] {when}", _ONE),
    Frame("reschedule", "leave|save|keep|hold the|my {ref} till|until|for {when}", _ONE),
    Frame("reschedule", "leave|save|keep|hold {ref} till|until {when}", _ONE),
    Frame("reschedule", "{ref} can|could|may be done|finished [on|by|at|in] {when} [instead]", _ONE),
    Frame("reschedule", "{ref} -|= ~> {when}", {"named": True, "single": True, "short": True}),
    # Done, and not done after all
    Frame("complete", "that's {ref} [all] <done_word>", {"explicit": True}),
    Frame("complete", "that's|it's been <done_word>", {"pronoun": True}),
    Frame("complete", "that's|it's been <past_sure>", {"pronoun": True}),
    Frame("complete", "that's [the|my] {ref} [all] <finished>", _ONE),
    Frame("complete", "that is the|my {ref} [all] <finished>", _ONE),
    Frame("complete", "{ref} is|are|was|has|have|got [been] [all|now|already|finally|just] <over>", _ONE),
    Frame("complete", "<got_to> <doing> {ref}", _ONE),
    Frame(
        "complete",
        "[i|i've|we|we've] [just|finally|already] got|had the|my|our {ref} <past_sure> [<told_when>]",
        _ONE,
    ),
    Frame("complete", "[i|i've|we|we've] [just|finally|already] had the|my|our {ref}", _ONE),
    Frame(
        "complete",
        "[just|finally|already] <past_sure> the|my|our {ref} out|off|up|in|away|down|back|over",
        _ONE,
    ),
    Frame("complete", "[just|finally|already] <past_sure> the|my|our {ref}", _ONE),
    Frame(
        "complete",
        "{ref} is|are|was|were|has|have|got [been] [all|now|already|finally|just] <past_sure> [now|already]",
        {**_ONE, "thing": True},
    ),
    Frame(
        "reopen",
        "{ref} isn't|aren't|wasn't [actually|really|quite|fully] <finished> after all",
        {"named": True},
    ),
    Frame(
        "reopen",
        "{ref} is|are|was|were not [actually|really|quite|fully] <finished> after all",
        {"named": True},
    ),
    Frame(
        "reopen", "{ref} isn't|aren't|wasn't actually|really|quite|fully <finished> [yet]", {"named": True}
    ),
    Frame(
        "reopen", "i|we didn't [actually|really|quite|even] <doing> the|my|our {ref} [yet|after all]", _ONE
    ),
    Frame(
        "reopen",
        "i|we haven't [actually|really|quite|even] <past_verb> the|my|our {ref} [yet|after all]",
        _ONE,
    ),
    Frame("reopen", "i|we never [actually|really|even] <past_verb> the|my|our {ref}", _ONE),
    Frame("reopen", "[i|i've|we] [have] <was_ticked> {ref} <unmeant>", {"named": True}),
    Frame("reopen", "[i|i've|we] [have] <was_ticked> {ref} [as] <done_word> <unmeant>", {"named": True}),
    Frame("reopen", "[i|i've|we] [have] <unmeant_lead> <was_ticked> {ref} [as] <done_word>", {"named": True}),
    Frame("reopen", "[i|i've|we] [have] <unmeant_lead> <was_ticked> {ref}", {"named": True}),
    Frame("reopen", "i|we shouldn't have <was_ticked> {ref} [as] [<done_word>]", {"named": True}),
    Frame("restore", "[i|i've|we] [have] <was_deleted> {ref} <unmeant>", {"named": True}),
    Frame("restore", "[i|i've|we] [have] <unmeant_lead> <was_deleted> {ref}", {"named": True}),
    Frame("restore", "i|we shouldn't have <was_deleted> {ref}", {"named": True}),
    # Notes and looks
    Frame("add", "make|take [me|down] a|the note that|to|of|about|saying {title}"),
    Frame("add", "leave|write|put me a|the note that|to|about|saying {title}"),
    Frame("add", "<put_verb> {title} down for|on|by {when}", {"doing": True}),
    Frame("add", "<put_verb> {title} in for {when}"),
    Frame(
        "reschedule",
        "{ref} move|push|shift|postpone [back] [by] <length> [<forward>]",
        {"numbered": True, "spoken": True},
    ),
    Frame(
        "reschedule", "{ref} move|push|shift|postpone <to_word> {when}", {"numbered": True, "spoken": True}
    ),
    Frame(
        "restore",
        "bring|get|put the|my deleted|trashed|removed {ref} back [from the trash|bin]",
        _ONE,
    ),
    Frame("clear_repeat", "take {ref} off repeat|repeating", {"named": True}),
)
