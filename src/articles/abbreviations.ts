/** Abbreviations after which a sentence goes on: titles, ranks, and what stands before a name or a figure. */
export const ALWAYS_FOLLOWED: ReadonlySet<string> = set(
  'mr mrs ms mx dr prof sen sens rep reps gov govs gen lt col capt cpt sgt maj cmdr cmndr comdr cdr cmdt adm pvt cpl brig rev hon fr sr.a supt insp',
  'det atty messrs mme mlle mgr msgr pres vs v cf viz fig figs pp p n° nr nos eq approx ca i.e e.g st.e ste mt ft',
  'dir spc pfc ens cllr sec secy treas amb ald assn atty.gen lt.gen lt.col lt.gov maj.gen brig.gen drs hr rs',
);

/** Abbreviations that may end a sentence: it ends where a word follows that usually begins one. */
export const MAYBE_LAST: ReadonlySet<string> = set(
  'co inc corp ltd llc plc bros jr sr etc al ave blvd rd st dept est hwy sq ph.d res con m.d b.a m.a d.c d.phil no vol ed eds op ch dist',
  'jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun',
  'ala ariz ark calif colo conn del fla ga ill ind kan kans ky la md mass mich minn miss mo mont neb nebr nev okla ore pa penn',
  'tenn tex va vt wash wis wyo dak ont que alta sask u.s u.k u.n e.u u.s.a a.m p.m a.d b.c n.y n.j n.h n.c s.c n.d s.d n.m r.i w.va l.a',
  "gov\u2019t gov't int'l nat'l assoc univ inst tel ext lb lbs oz hr hrs mph sq.ft govt intl natl mgmt ph",
);

/** Those of the above that, without a capital, are ordinary words and may well end a sentence. */
export const ONLY_CAPITALISED: ReadonlySet<string> = set(
  'ala ark ill ind la mass miss mo ore pa va wash del kan ont gen col rev rep fr hon sec pres fig no op ed sat sun mon wed mar dec jun amb min dir con res cal nat int ch al est tel p n st ky md mt',
);

/** Abbreviations of other languages after which a sentence goes on, by primary language. */
export const BY_LANGUAGE: Readonly<Record<string, ReadonlySet<string>>> = {
  de: set(
    'bzw z.b d.h u.a o.ä ca evtl ggf inkl nr str dr prof hr fr st abs art mio mrd tsd vgl sog geb gest usw u.s.w s.o s.u i.d.r z.t jh bd hrsg',
  ),
  fr: set('m mm mme mmes mlle dr pr me mgr st ste av bd cf p.ex env vol n° art éd fig no'),
  es: set(
    'sr sra srta srs dr dra ud uds d dª prof ing lic gral cnel av avda p.ej ej núm no art fig pág págs ee uu ee.uu ff aa',
  ),
  it: set(
    'sig sigg sig.ra dott dott.ssa prof prof.ssa ing avv on sen gen col cap ecc art n pag pagg fig ca es p.es s.p.a',
  ),
  pt: set('sr sra srs dr dra prof profa exmo av r n núm pág págs art ex p.ex cel gen lda'),
  nl: set('dhr mevr mr dr prof drs ir ing bijv bv d.w.z o.a m.b.t nr blz ca enz st'),
  sv: set('bl.a t.ex d.v.s s.k m.m kl nr ca dr prof st tel f.d'),
  da: set('bl.a f.eks d.v.s kl nr ca dr prof hr fr s.k mio mia'),
  no: set('bl.a f.eks d.v.s kl nr ca dr prof s.k mill mrd'),
  ru: set('г гг ул им т.е т.д т.п т.к т.н руб тыс млн млрд стр см др проф акад ред'),
  uk: set('р рр вул ім т.зв тис млн млрд див ін проф'),
  pl: set('dr prof np tzn ul al nr itp itd tj m.in ok wg tys mln mld godz pkt św ks inż mgr gen płk'),
  cs: set('dr prof ing mgr bc tj např č str ul tzv tzn mil mld resp'),
};

/** Words that, with a capital, usually begin a sentence, so that an abbreviation before them has ended one. */
export const STARTERS: ReadonlySet<string> = set(
  'the a an he she it they we you i in on at but and or how what when where why who which this that these those his her its their our my',
  'if as for from after before while since there here some many most now then so yet not no both meanwhile however according also although',
  'though despite during last another other each every under with without asked by to of all any one two three several few until unless',
  "because about among instead still even once only it\u2019s it's that\u2019s that's there\u2019s there's he\u2019s he's she\u2019s she's they\u2019re we\u2019re i\u2019m i'm is are was were do does did can could will would should have has had",
  'born please next earlier later today yesterday officials police analysts critics people',
);

/** Verbs that attribute a quotation, as they stand after it. */
export const CUES: ReadonlySet<string> = set(
  'said says say saying asked asks asking added adds replied answered told wrote writes tweeted shouted cried joked quipped wondered exclaimed demanded declared insisted continued responded recalled explained noted argued warned yelled screamed chanted called went read reads',
);

function set(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.join(' ').split(' '));
}
