"""English abbreviations that are written with a full stop, lower-case and without it."""

from headwater.annotate.english import listed

# A name or a number follows these, so the stop after them never ends a sentence.
NEVER_LAST = listed(
    """mr mrs ms mx dr prof rev fr sr messrs mme hon gen lt col maj capt cpl sgt pvt cmdr adm brig insp supt det gov sen
    rep reps sens pres vice-pres ald st mt ft rt vs v cf eg ie e.g i.e approx ca est no nos pp vol fig art ch sec
    jan feb mar apr jun jul aug sept sep oct nov dec"""
)

# These may stand at the end of a sentence or inside it; the next word decides.
MAY_BE_LAST = listed(
    """inc co corp ltd llc plc bros jr sr esq etc al dept univ assn ave blvd rd sq hwy
    a.m p.m am pm ph.d m.d b.a m.a u.s u.k u.n u.s.a d.c e.u n.y l.a
    ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn
    tex va vt wash wis wyo n.h n.j n.m n.c n.d s.c s.d r.i w.va ont que alta"""
)

# After "p.m." or "Dec." a capital may go on with the time: "9 p.m. Sunday", "8 a.m. Eastern".
TIME_GOES_ON = listed(
    """monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
    january february march april may june july august september october november december
    et est edt ct cst cdt mt mst mdt pt pst pdt gmt utc bst cet cest ist jst aest eastern central mountain pacific
    greenwich"""
)

# Words that open a sentence and hardly ever go on with a name. Capitalised after "U.S." or "Inc." they begin a new one.
OPENERS = listed(
    """a about according after again all also although amid among an and another any anyone are as asked at because
    before being besides both but by can could despite did do does during each earlier either even every everyone few
    following for former from further given had has have he her here his how however i if in indeed instead is it its
    just last later like many may maybe me meanwhile more moreover most much my neither never nevertheless next no none
    nobody nor not nothing now of officials on once one only or other others our out over part perhaps please police rather
    recent recently reporters reporting she should since so some someone something sometimes soon still such than that
    the their them then there these they this those though three through thus to today together tomorrow tonight too
    two under unless unlike until up upon was we well were what whatever when where whether which while who whoever
    whom whose why will with within without would yes yesterday yet you your"""
)
