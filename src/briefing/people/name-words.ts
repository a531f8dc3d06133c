const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean));

/** Lower-case words that stand inside a person's name. */
export const NAME_PARTICLES =
  words(`de del della dela di da das do dos du des la le van von der den ter ten zu zur al el
 bin bint ibn abu ben af av san y`);

const POST_NOMINALS = words('esq phd md kc qc mp mep msp obe cbe mbe kbe dbe frs');

/** Whether a word is a degree, honour or membership as written after a name. */
export function isPostNominal(word: string): boolean {
  return POST_NOMINALS.has(word.toLowerCase().replace(/\./g, ''));
}

/** What may follow a surname and is no surname. */
export const NAME_SUFFIXES: ReadonlySet<string> = new Set([...words('jr sr ii iii iv'), ...POST_NOMINALS]);

/** Full names of days and months: they end a name before them. */
export const CALENDAR_WORDS =
  words(`monday tuesday wednesday thursday friday saturday sunday january february march july
 september october november december`);

/** Function words: capitals do not make them part of a name. */
export const NOT_IN_NAMES = words(`the a an this that these those and or but nor so yet for if as at by in of on to up
 with from into onto over under after before since until while when where why how what who whom whose which because
 although though unless whether than then thus there here he she it they we you i his her its their our your my me him
 them us is was are were be been being am has have had do does did would shall should could may might must not no
 yes also even just only still again all both each every either neither any some many most much few several other
 another such same said told asked added wrote according about against among between during without within
 despite like near per via meanwhile however moreover instead indeed perhaps maybe later earlier now yesterday
 never always often whenever wherever whoever whatever whichever whereas whereby lest till
 amid amidst besides beyond behind above below around across throughout toward towards except nevertheless
 nonetheless therefore hence otherwise`);

/** Function words that are first names, too, in Scandinavia, the Low Countries or Vietnam. */
export const ALSO_FIRST_NAMES = words('per my an do so');

/** Words that open sentences and headings with a capital and name nobody when they stand alone there. */
export const OPENERS =
  words(`can will says ask asking speaking responding dear thanks thank read watch follow listen see
 click editor photo image video getty breaking exclusive update updated related today tomorrow tonight last next first
 second third one two three four five six seven eight nine ten once tweet retweet unlike let lets new old great good less
 more three get got go going come came take took make made look looking keep give given help`);

/** Of these, those that lead up to a name at the head of a sentence ("Given Tovar's record"), where they are no first name. */
export const LEADING_OPENERS =
  words(`ask asking speaking responding thanks thank read watch follow listen see once unlike let
 lets get got go going come came take took make made look looking keep give given help says`);

/** Words that tell an organisation, a place or a thing rather than a person when a run ends with them. */
export const THING_WORDS = words(`university college school institute institution academy committee commission council
 congress parliament senate house assembly court department ministry agency bureau office administration authority board
 bank fund foundation trust association union federation league club party campaign caucus coalition alliance group
 company corporation corp inc ltd llc plc co industries holdings partners enterprises media news times post journal
 tribune herald gazette chronicle guardian telegraph observer press magazine review daily weekly television radio tv
 network channel studios records hospital clinic church mosque temple cathedral airport airlines airways station
 street avenue road square park bridge tower towers building center centre hall stadium arena museum gallery theater
 theatre library hotel city town county state states province district region island islands river lake sea ocean bay
 gulf mountain mountains valley beach desert forest coast kingdom republic emirates nations union army navy force
 forces guard corps police services service act bill law amendment constitution treaty agreement accord deal summit
 conference convention games cup olympics championship series tour award awards prize festival show day week year war
 revolution street east west north south america africa asia europe plan program programme project initiative report
 strip bank highway freeway capitol pentagon kremlin palace reserve cabinet opposition government republicans democrats
 qaeda shabab shabaab jazeera nusra democrat republican conservatives liberals times-picayune post-gazette tonight today morning`);

/** Things and places that are surnames, too. */
export const ALSO_SURNAMES = words(
  'park day church hall bay beach lake street law post temple forest north west bank rivers',
);

/** Days, months and the like: they stand among nouns and name nobody. */
export const TIME_WORDS =
  words(`monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat
 sun january february march april may june july august september october november december jan feb mar apr jun jul aug
 sept sep oct nov dec today yesterday tomorrow tonight morning afternoon evening night noon midnight week weekend month
 year years day days hours minutes moment time recently spring summer autumn fall winter quarter decade`);
