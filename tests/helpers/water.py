"""A tiny codebook and labelled sentences, enough for a classifier to learn from in a moment."""

from __future__ import annotations

from framing.codebooks.codebook import Codebook, Example

BOOK = Codebook.from_terms({"drought": ["drought*", "parched"], "flood": ["flood*", "overflow*"]}, name="water")

_SENTENCES = """
d | dry1 | The reservoir has shrunk to a third of its size after two dry summers.
d | dry1 | Parched fields crack open along the valley, and wells run dry.
d | dry2 | Farmers sell their cattle because no rain has fallen since spring.
d | dry2 | The drought empties villages that lived on maize.
d | dry3 | Taps ran dry for the fourth week and tankers brought water to the queue.
d | dry3 | No rain is forecast, and the wells are dry.
d | dry4 | A dry winter left the canal too shallow for barges.
d | dry4 | The river bed lies dry and dusty under the bridge.
d | dry5 | Withered maize stands in dry rows after months without rain.
d | dry5 | Households may draw water for two hours a day while the drought lasts.
d | dry6 | Dust blows over the dry lake where boats once lay.
d | dry6 | The wells of the plain are dry, and herders walk for days to water.
d | dry7 | Without rain the pasture turned to dust by June.
d | dry7 | The council rations water as the reservoir runs dry.
f | wet1 | The river burst its banks and swept cars down the main street.
f | wet1 | Flood water stood a metre deep in the school.
f | wet2 | Rescuers in boats took families from their roofs as the water rose.
f | wet2 | The swollen river carried away two bridges overnight.
f | wet3 | Muddy water poured into cellars after the dam overflowed.
f | wet3 | Streets turned into rivers when the storm drains failed.
f | wet4 | The flood cut off three villages and drowned the crops.
f | wet4 | Sandbags did not hold back the rising river.
f | wet5 | Torrents swept mud through the market, and shops stood under water.
f | wet5 | The water rose so fast that families fled to their roofs.
f | wet6 | Boats ferried the sick out of the flooded ward.
f | wet6 | Swollen streams swept away the road below the dam.
f | wet7 | The banks gave way and the river poured over the fields.
f | wet7 | Mud and water filled the church to the windows.
df | both1 | After a year of drought the first rain brought a flood that the dry ground could not hold.
df | both1 | The parched valley was flooded within an hour, and the wells are foul.
df | both2 | Dry soil shed the storm like stone, and the river burst its banks.
df | both2 | First the wells ran dry, then the river swept the pumps away.
df | both3 | Two years without rain ended when the swollen river drowned the fields.
df | both3 | The dry reservoir filled in a night and its dam overflowed.
 | none1 | The committee will vote on the budget next week.
 | none1 | Teachers asked for smaller classes and a later start.
 | none2 | The orchestra opens its season with a new work for strings.
 | none2 | A bakery on the corner sells bread from old grain.
 | none3 | The court heard two witnesses before the break.
 | none3 | Shares in the airline fell after its results.
 | none4 | The bridge will be painted green, the council decided.
 | none4 | The keeper saved a late penalty and the game ended level.
 | none5 | Bus fares rise by a tenth in the autumn.
 | none5 | The museum lends three pictures to a gallery abroad.
 | none6 | The minister opened a clinic beside the river.
 | none6 | A dry wine won the prize at the fair.
 | none7 | Voters go to the polls on Sunday.
 | none7 | The library flooded nobody with leaflets this year, its head said.
"""
LABELS = {"d": "drought", "f": "flood"}


def _examples() -> tuple[Example, ...]:
    rows = [[part.strip() for part in line.split("|")] for line in _SENTENCES.strip("\n").splitlines()]
    return tuple(
        Example(text, tuple(LABELS[letter] for letter in letters), "outlet", scenario, genre=scenario[:3])
        for letters, scenario, text in rows
    )


EXAMPLES = _examples()
TEXTS = [e.text for e in EXAMPLES]
MATRIX = [[int(name in e.labels) for name in ("drought", "flood")] for e in EXAMPLES]
UNSEEN = [
    "The wells have run dry in a village without rain.",
    "The river rose and swept boats into the street.",
    "A new clinic opened beside the museum.",
    "Dry fields, no rain: the herders sell cattle.",
]
