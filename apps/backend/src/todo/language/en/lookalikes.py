"""Common English words one slip away from a word of a wish ("plants", "plans"): typed, they are themselves."""

REAL_WORDS = tuple(
    """
    acton aground aide albert albright alight amit apologies apologist archie auction auctions audi augusta
    augusto automata band baring bate beach bering bess bing bloc bock booed boos boot boots boring brad brandi
    brando brandt brandy brie brig brought budge bush cancels carrey cary case categories certainty chad chang
    changes charge charters chaste cheating clam clan clean cleansed clear cleared closet clover cold combing
    commando commandos compete competed competing complaint concerto consul contract core cores counter county
    coupe cove covert crate creaking creates creatine cremated crete crooked daft daly decaying deer deleted
    depleted depletion derive diner dive driven ease eastern eater emails emil entourage ester evacuate excerpt
    failed feathers fiance field fiend filled filmed finalist finds finnish firs fist fled foiled forge fort
    forth friday's fried friendly garde germain gill gong grad grande greta grid handled heaving hell helper
    helps hind horus hose houses hover indexed inert insect inset items lasts later latte latter lean lear learn
    learnt lies linens listen lists mach marc marching mari marin marinade marking marks mart martian martina
    martini masking mediate memories mere metal mice mistaken misused monday's monk month's moth moths mourning
    moves nigh norma noting nots nude organism organist pace paced pain pakistani palace palate panned pans pant
    parity pars partly pate path pats pease persia phonograph phrase phrases pickled pilate pint plains plane
    planet planks plans plant plants plat platte polis posts precious preset printer prints priori pune punjab
    pure pushes rally reactor recorder regaining reign relied rely reminded removes rene repealed repealing
    replay repo repost reprieve resent resin retaining revere revolved rewarding rise rodman roma romano roms
    roos rote rubles sack sage sages salami sats schedules scorned scoured seam seas seattle secondary seen seep
    seizes severn share sharpe shaven shed shipping shove shower shows showy shrewd sick side sides sift sill
    simplex sine skye slam slaying slid slit snorted sock sole sore sowing sped spilt spit splice spooner stag
    staring starling starring startling starts starving stat stating stats staying stem steven stopping stream
    stuart sturdy summaries sundae sunny sven swaying sweats swerve tablet tablets tack tale tales tank tanks
    tasty tech tent than thanked thee thin third thirst thirsty thorough though thrashed threat thus tickled
    ties tile tiled tilted tirade titles toady today's tree tricked trough tuned waiter walter weaken weeks
    weight whereas wherever withdrawn withdrew wong writ
    """.split()  # noqa: SIM905 - as text it can be read
)
