"""The words that tell a place from a government, and one kind of place from another."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _forms(verbs: str) -> frozenset[str]:
    """Verbs with their forms, so that a lemma that was cut wrongly does no harm."""
    return frozenset(form for verb in verbs.split() for form in (verb, *_inflected(verb)))


def _inflected(verb: str) -> tuple[str, ...]:
    stem = verb[:-1] if verb.endswith("e") else verb
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    double = verb + verb[-1]
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s"), stem + "ed", stem + "ing", double + "ed", double + "ing"


# Prepositions (and the head words of complex ones) whose noun is where something is, comes from or goes to.
LOCATIVE = _set(
    "in near at from to across off over into inside outside around through throughout along toward towards onto within beyond beneath "
    "under above below opposite alongside amid past up down via out"
)
# Prepositions that put a country on a side rather than on a map, unless the governing noun says otherwise.
SIDES = _set("against with by for like unlike than without despite among amongst as about versus v vs per")
# Words of direction before "of": "north of Kyiv".
BEARINGS = _set(
    "north south east west northeast northwest southeast southwest north-east north-west south-east south-west northeastern "
    "kilometers kilometres km miles outside outskirts part parts center centre side edge vicinity inside ahead middle heart"
)
# Nouns that say somebody speaks, decides or is dealt with: the country before or after them is an actor.
OFFICES = _set(
    "government president minister ministry official officials leader leaders leadership spokesman spokeswoman spokesperson envoy "
    "ambassador diplomat diplomats diplomacy parliament congress senate foreign army military force forces troops troop soldier "
    "soldiers navy marines police intelligence policy position stance decision demand demands proposal claim claims statement support "
    "help aid assistance sanctions sanction deal treaty agreement pact accord talks talk relations ties relationship alliance "
    "allegation allegations accusation accusations threat threats response reply reaction request refusal interests interest security "
    "sovereignty economy constitution election elections king queen prince premier chancellor secretary general administration regime "
    "authorities authority citizens people public media currency team side delegation allies ally enemies enemy partner partners "
    "rival rivals neighbor neighbour neighbors neighbours intentions plans plan ambitions aggression role right rights membership "
    "accession bid dispute conflict negotiator negotiators negotiations pressure warning call calls appeal commitment backing "
    "complicity behavior behaviour actions action concern concerns friend friends victory defeat independence history veto ruler "
    "rulers voters opposition nuclear missile program programme"
)
# Nouns of ground and water: the country before or after them is a place.
GROUNDS = _set(
    "border borders frontier coast coastline shore shores shoreline waters airspace territory soil land lands city cities town towns "
    "village villages capital region regions province provinces state states district districts county area areas island islands "
    "mountain mountains north south east west northeast northwest southeast southwest center centre interior desert valley port ports "
    "airport airports side part parts countryside outskirts suburbs suburb street streets road roads highway river lake sea bay "
    "peninsula base bases prison jail camp camps hospital hospitals university universities school schools square market embassy "
    "heartland hinterland mainland neighborhood neighborhoods neighbourhood neighbourhoods oilfields oilfield fields forest forests "
    "frontlines frontline front cave caves restaurant cafe hotel home homes house houses"
)
# Deeds done to or in a place: "the invasion of Ukraine", "the Gaza war".
DEEDS = _set(
    "invasion occupation bombing bombardment siege shelling attack attacks assault liberation capture fall battle war annexation "
    "partition strike strikes airstrike airstrikes raid raids offensive operation operations campaign blockade evacuation earthquake "
    "quake flood floods massacre bombings shooting shootings explosion explosions blast blasts visit trip tour return arrival "
    "departure withdrawal retreat protest protests unrest crisis fighting clashes violence famine population residents resident "
    "inhabitants inhabitant people civilians control recapture reconstruction stabilization stabilisation entry travel border map "
    "corner"
)
# Deeds of which the country before them is the ground: "Kuwait's liberation", not "Russia's invasion".
UNDERGONE = _set(
    "occupation siege liberation capture fall annexation partition recapture reconstruction stabilization stabilisation population "
    "residents resident inhabitants inhabitant famine earthquake quake flood floods map corner crisis unrest"
)
# Verbs whose object or passive subject is gone to, held or hit, so that it is ground.
MOTION = _forms(
    "invade attack enter leave visit reach bomb hit strike shell capture control liberate flee occupy rock storm encircle besiege "
    "seize retake take recapture surround bombard pound raid cross evacuate quit tour patrol rule govern overrun annex abandon "
    "infiltrate devastate ravage engulf destabilize destabilise destroy level pummel shake sweep inundate batter near circle overfly "
    "transit blockade cordon flatten penetrate secure cede populate inhabit border rebuild split divide partition exit depart travel "
    "tip traverse left struck took taken retook fled shook swept rid rode overran leaving withdrew evacuated burned"
)
LANDING = _set("march advance land fire rain descend converge descended landed rained marched advanced")
# Verbs of which a place can be the subject without acting: "Syria is home to", "Mosul fell".
STATES = _forms(
    "be is was lie lay lies fall fell fallen see saw witness experience border suffer stretch sit straddle include contain collapse descend"
)
# Nouns whose "from", "to" and "over" lead to a side: "pressure from Moscow", "a threat to Ukraine"; and such verbs.
TOWARD = _set(
    "threat warning message pressure support aid assistance demand request response letter call reply criticism condemnation "
    "objection apology loyalty allegiance concession appeal help signal challenge blow relation loan sale reaction answer ultimatum "
    "statement commitment offer ambassador envoy emissary representative delegate adviser advisor gift donation export contribution"
)
TALKED = _set("accord belong owe apologize apologise listen appeal complain report matter respond reply pledge")
# Nouns that stand before "of NAME" or beside a name and tell its kind.
SETTLEMENTS = _set(
    "city town village hamlet settlement capital suburb suburbs municipality port camp commune outskirts center centre stronghold "
    "neighborhood neighbourhood enclave metropolis hub hometown crossing airport base"
)
PROVINCES = _set(
    "province governorate region oblast state county district prefecture raion rayon krai republic department territory voivodeship "
    "canton division parish regency commune emirate wilayat area zone subregion"
)
WATERS = _set("river sea lake strait gulf bay ocean canal channel straits reservoir creek dam barrage")
HEIGHTS = _set(
    "mountain mountains mount hills hill peninsula island islands islet archipelago desert valley forest shoal reef plateau heights"
)
TYPES = SETTLEMENTS | PROVINCES | WATERS | HEIGHTS | _set("township twp twp. co co. municipality borough airport airbase bridge square")

KINDS_OF = {
    **dict.fromkeys(PROVINCES | _set("township twp twp. co co. borough municipality"), _set("region district")),
    **dict.fromkeys(SETTLEMENTS - _set("suburbs outskirts"), _set("city capital neighbourhood port base site district")),
    **dict.fromkeys(WATERS, _set("river sea lake strait gulf ocean canal dam")),
    **dict.fromkeys(HEIGHTS, _set("mountain mountains peninsula island islands desert valley forest shoal reef")),
}
SUFFIX_KIND = {
    **dict.fromkeys(PROVINCES, "region"),
    **dict.fromkeys(_set("district county raion rayon township twp twp. co co. parish borough"), "district"),
    **dict.fromkeys(_set("city town village hamlet"), "city"),
}

# How well known things without inhabitants are, as a population.
FAME = {
    **dict.fromkeys(_set("country continent sea ocean gulf strait canal"), 2_000_000),
    "region": 300_000,
    "islands": 300_000,
    "island": 200_000,
    "river": 150_000,
    "peninsula": 300_000,
    "desert": 150_000,
    "building": 150_000,
    "lake": 60_000,
    "city": 60_000,
}
JOINTS = _set(
    "of the and de del la el al au des do da di du le les los las y e i ul bin en sur am an der den van ad as ash ar az - – ' ’ . & /"
)
# Words that may follow a known name inside a named span.
TAILS = PROVINCES | _set(
    "airport airfield airbase air base military international stadium arena dam barrage refinery prison road highway crossing port "
    "district province camp naval nuclear plant"
)

# What makes a person of the name that follows.
TITLES = _set(
    "mr mr. mrs mrs. ms ms. dr dr. president minister senator sen sen. rep rep. gov gov. governor general gen gen. col col. colonel "
    "capt capt. captain lt lt. sgt sgt. sergeant major maj maj. judge justice sheriff chief professor prof prof. coach king queen "
    "prince princess pope rev rev. father sister brother saint sir lady lord spokesman spokeswoman spokesperson ambassador secretary "
    "commander admiral adm adm. chancellor premier detective officer deputy attorney mayor congressman congresswoman"
)
# What makes a body, a paper or a treaty of the place before it.
INSTITUTIONS = _set(
    "university college school schools academy times post journal herald tribune gazette agreement agreements accord accords protocol "
    "convention conventions document declaration treaty process memorandum format group bank institute foundation chamber company inc "
    "inc. corp corp. ltd bulls united fc review initiative conference summit forum club commission council court ministry association "
    "federation memorial baptist methodist lutheran"
)
# The few adjectives that give a part of a place.
PARTS = {
    **{word + ending: word for word in ("north", "south", "east", "west") for ending in ("", "ern", "ernmost")},
    **{
        a + gap + b + ending: a + b
        for a in ("north", "south")
        for b in ("east", "west")
        for gap in ("", "-", "–")
        for ending in ("", "ern")
    },
    "central": "central",
    "upper": "upper",
    "lower": "lower",
    "mainland": "mainland",
    "rural": "rural",
    "downtown": "central",
}
# Words that are towns somewhere and almost always something else.
ORDINARY = _set(
    "embassy embassies consulate consulates peace strength war victory hope justice truth unity democracy earth passover garden "
    "continent time route interstate highway loop lot circuit building jail parkway drive lane boulevard house mound bench stadium "
    "plaza mall campus library theater theatre airport kingdom nation nations moon mars internet wilderness desk sea press city port "
    "state world island river mount valley hall plans ii iii iv of the a an and or but if as at by so no yes he she it we you they i "
    "who what when where why how this that these those his her its our their my your police army force forces march may june july "
    "august april sunday monday friday saturday union liberty freedom reading nice mobile best central university college court "
    "church school board center street road avenue hospital park bank lake hill man men most many one two three media data date same "
    "said says new old good male van bar ho see eye christian muslim islam catholic god bible king prince general major sergeant "
    "democrat republican congress senate senator governor president republic south north east west southern northern eastern western "
    "english french german russian chinese spanish american african asian european arab jewish council group bay delta covid facebook "
    "google apple amazon twitter ford boeing airbus reuters tass xinhua interfax gop al del la le san los de christmas easter ramadan "
    "eid olympic olympics super total star sun times post tribune herald gazette"
)
ANAPHORS = {
    "country": _set("country"),
    "nation": _set("country"),
    "city": _set("city capital"),
    "town": _set("city"),
    "village": _set("city"),
    "capital": _set("capital"),
    "province": _set("region"),
    "island": _set("island country"),
    "peninsula": _set("peninsula"),
    "strait": _set("strait"),
    "enclave": _set("region city"),
    "kingdom": _set("country"),
    "Kingdom": _set("country"),
    "archipelago": _set("islands country"),
    "territory": _set("region country"),
    "shoal": _set("shoal"),
    "reef": _set("reef"),
    "dam": _set("dam"),
    "river": _set("river"),
}
ARTICLES = _set("al el as ash ar ad an at az ed es")
POSSESSIVE = _set("'s ’s ' ’ s")
MONTHS = _set("january february march april may june july august september october november december")
FUNCTIONS = _set("DET PRON ADP ADV AUX CCONJ SCONJ PUNCT INTJ PART")
# Nouns after a demonym that are ground of that country.
LANDS = {
    "territory": "region",
    "soil": "region",
    "land": "region",
    "mainland": "region",
    "coast": "coast",
    "coastline": "coast",
    "shore": "coast",
    "coasts": "coast",
    "shores": "coast",
    "borders": "border",
    "waters": "waters",
    "water": "waters",
    "airspace": "airspace",
    "border": "border",
    "frontier": "border",
    "side": "region",
}
