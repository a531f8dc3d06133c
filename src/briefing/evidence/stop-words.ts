/**
 * Words too common to show that two texts tell the same thing: function words of the languages that news is most
 * written in, folded as for searching. Written by hand from closed word classes; words that mean something in English
 * ("war", "die", "son") are left out of the other lists.
 */
const LISTS = {
  en: `a an the of to in and or is are was were be been being am it its this that these those he she they we you i his
    her hers their our your my me him them us for on at by with from as but not no nor so if then than too very can
    could will would shall should may might must do does did has have had having there here what which who whom whose
    when where why how all any both each few more most other some such only own same also just into over after before
    about against between during out up down off above below again further once because until while through under
    around among across said says say saying told tells mr mrs ms dr one`,
  es: `el la los las un una unos unas de del al a en y o que se es era fue ser por para con sobre su sus lo le
    les no mas pero como ya si este esta estos estas ese esa entre cuando muy hay ha han dijo`,
  fr: `le la les l un une des du de d a au aux et ou en dans que qui se s est sont etait etre avec sur     sa ses leur leurs ne pas mais comme ce cet cette ces il elle ils elles nous vous je qu n c y a ont dit`,
  de: `der das den des ein eine einer eines einem einen und oder im auf zu zum zur von vom mit nach
    aus uber unter um ist sind waren sein wird werden haben hatte nicht auch nur noch als wie wenn dass
    sich er sie wir ihr ich sein seine ihre sagte`,
  pt: `o os um uma uns umas do da dos das no na nos nas em e ou que se por para com sem sobre seu sua seus suas nao mais
    como ja foi ser sao ele ela eles elas disse`,
  it: `il lo gli i un uno una di del della dei delle a al alla da dal nel nella e o che si con su sul non piu ma
    e sono era essere suo sua ha hanno detto`,
  ru: `и в во не на я он она они оно мы вы что с со как а то по из за от о об к ко у но его ее их же бы для это этот эта
    при до или был была были быть сказал сказала`,
} as const;

/** The stop words as one set. */
export const STOP_WORDS: ReadonlySet<string> = new Set(Object.values(LISTS).flatMap((list) => list.split(/\s+/)));
