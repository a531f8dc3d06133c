/**
 * How the names of the months begin, January first, without accents and in lower case, in the languages that feeds
 * write dates in: English, German, French, Spanish, Portuguese, Italian, Dutch, the Nordic ones, Polish, Czech,
 * Hungarian, Turkish, Greek, Russian.
 */
const MONTH_BEGINNINGS: readonly string[] = [
  'jan jän ene gen sty led oca ιαν янв',
  'feb fev fév lut uno sub φεβ фев',
  'mar mrt mrz maart maerz bre μαρ мар',
  'apr abr avr kwi dub nis απρ апр',
  'may mai mei maj mag kve μαι маи мая',
  'jun juin giu cze cerven haz ιουν июн',
  'jul juil lug lip cervenec tem ιουλ июл',
  'aug ago aou sie srp agu αυγ авг',
  'sep set szept wrz zar eyl σεπ сен',
  'oct okt out ott paz rij eki οκτ окт',
  'nov lis kas νοε ноя',
  'dec dez dic gru pro des ara δεκ дек',
];
const BEGINNINGS: ReadonlyMap<string, number> = new Map(
  MONTH_BEGINNINGS.flatMap((row, month) => row.split(' ').map((word): [string, number] => [bare(word), month])),
);

/** Hours from UTC of the zone names that mail and feeds use; of two readings the one that news comes from. */
const ZONE_HOURS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    z: 0,
    ut: 0,
    utc: 0,
    gmt: 0,
    wet: 0,
    west: 1,
    bst: 1,
    cet: 1,
    met: 1,
    cest: 2,
    mest: 2,
    mesz: 2,
    mez: 1,
    eet: 2,
    eest: 3,
    msk: 3,
    msd: 4,
    trt: 3,
    sast: 2,
    cat: 2,
    eat: 3,
    wat: 1,
    pkt: 5,
    ist: 5.5,
    npt: 5.75,
    ict: 7,
    wib: 7,
    sgt: 8,
    hkt: 8,
    awst: 8,
    jst: 9,
    kst: 9,
    acst: 9.5,
    acdt: 10.5,
    aest: 10,
    aedt: 11,
    nzst: 12,
    nzdt: 13,
    nst: -3.5,
    ndt: -2.5,
    art: -3,
    brt: -3,
    clt: -4,
    ast: -4,
    adt: -3,
    at: -4,
    est: -5,
    edt: -4,
    et: -5,
    cst: -6,
    cdt: -5,
    ct: -6,
    mst: -7,
    mdt: -6,
    mt: -7,
    pst: -8,
    pdt: -7,
    pt: -8,
    akst: -9,
    akdt: -8,
    hst: -10,
  }),
);

/** A word without accents, in lower case. */
export function bare(word: string): string {
  return word
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .normalize('NFC')
    .toLowerCase();
}

/** The month (0 to 11) that a bare word names, whole or shortened; null for any other word. */
export function findMonth(word: string): number | null {
  for (let length = Math.min(word.length, 8); length >= 3; length--) {
    const month = BEGINNINGS.get(word.slice(0, length));
    if (month !== undefined) return month;
  }
  return null;
}

/** Minutes from UTC of a zone's name; null for an unknown one. */
export function findZoneMinutes(name: string): number | null {
  const hours = ZONE_HOURS.get(name.toLowerCase());
  return hours === undefined ? null : hours * 60;
}
