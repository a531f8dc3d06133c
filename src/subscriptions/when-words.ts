/** What a refusal offers instead: one of each kind. */
export const EXAMPLES = 'daily 08:00 · weekdays 8:30 · mon,thu 18:00 · every 15 minutes · 0 8 * * 1-5';

/** Day names in the order of ISO weekdays, as the normal form writes them. */
export const DAY_NAMES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

export const EVERY_DAY: readonly number[] = [1, 2, 3, 4, 5, 6, 7];
const WEEKDAYS: readonly number[] = [1, 2, 3, 4, 5];
const WEEKENDS: readonly number[] = [6, 7];

/** Words for several days at once. */
export const DAY_SETS: ReadonlyMap<string, readonly number[]> = new Map([
  ...['daily', 'day', 'days', 'everyday'].map((word) => [word, EVERY_DAY] as const),
  ...['weekday', 'weekdays', 'workday', 'workdays'].map((word) => [word, WEEKDAYS] as const),
  ...['weekend', 'weekends'].map((word) => [word, WEEKENDS] as const),
]);

const LONG_NAMES = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const OTHER_SHORT_NAMES: Readonly<Record<string, number>> = { tues: 2, weds: 3, thur: 4, thurs: 4 };

/** Every spelling of one weekday ("mon", "monday", "mondays") to its ISO number. */
export const DAY_WORDS: ReadonlyMap<string, number> = new Map([
  ...DAY_NAMES.map((name, index) => [name, index + 1] as const),
  ...LONG_NAMES.flatMap((name, index) => [[name, index + 1] as const, [`${name}s`, index + 1] as const]),
  ...Object.entries(OTHER_SHORT_NAMES),
]);

/** Minutes of a unit, for "every 15 min". */
export const UNIT_MINUTES: ReadonlyMap<string, number> = new Map([
  ...['m', 'min', 'mins', 'minute', 'minutes'].map((word) => [word, 1] as const),
  ...['h', 'hr', 'hrs', 'hour', 'hours'].map((word) => [word, 60] as const),
]);

/** Words that people add and that change nothing. */
export const FILLERS: ReadonlySet<string> = new Set(['at', 'on', 'and', 'the', 'every', 'each', '&', '@', 'o’clock']);

/** Abbreviations of zones say nothing of daylight saving, and several places share them: what is usually meant. */
export const ZONE_ABBREVIATIONS: Readonly<Record<string, readonly string[]>> = {
  est: ['America/New_York'],
  edt: ['America/New_York'],
  et: ['America/New_York'],
  cst: ['America/Chicago', 'Asia/Shanghai'],
  cdt: ['America/Chicago'],
  ct: ['America/Chicago'],
  mst: ['America/Denver', 'America/Phoenix'],
  mdt: ['America/Denver'],
  mt: ['America/Denver'],
  pst: ['America/Los_Angeles'],
  pdt: ['America/Los_Angeles'],
  pt: ['America/Los_Angeles'],
  bst: ['Europe/London'],
  wet: ['Europe/Lisbon'],
  west: ['Europe/Lisbon'],
  cet: ['Europe/Paris', 'Europe/Berlin'],
  cest: ['Europe/Paris', 'Europe/Berlin'],
  met: ['Europe/Paris'],
  eet: ['Europe/Helsinki', 'Europe/Athens'],
  eest: ['Europe/Helsinki', 'Europe/Athens'],
  msk: ['Europe/Moscow'],
  ist: ['Asia/Kolkata', 'Europe/Dublin', 'Asia/Jerusalem'],
  jst: ['Asia/Tokyo'],
  kst: ['Asia/Seoul'],
  hkt: ['Asia/Hong_Kong'],
  sgt: ['Asia/Singapore'],
  aest: ['Australia/Sydney', 'Australia/Brisbane'],
  aedt: ['Australia/Sydney'],
  acst: ['Australia/Adelaide', 'Australia/Darwin'],
  awst: ['Australia/Perth'],
  nzst: ['Pacific/Auckland'],
  nzdt: ['Pacific/Auckland'],
  hst: ['Pacific/Honolulu'],
  akst: ['America/Anchorage'],
  brt: ['America/Sao_Paulo'],
  art: ['America/Argentina/Buenos_Aires'],
};

/** Today's names of zones that some runtimes list only under an older one. */
export const TODAYS_NAMES = [
  'Africa/Asmara',
  'America/Argentina/Buenos_Aires',
  'America/Nuuk',
  'Asia/Ho_Chi_Minh',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Asia/Yangon',
  'Atlantic/Faroe',
  'Europe/Kyiv',
  'Pacific/Chuuk',
  'Pacific/Kanton',
  'Pacific/Pohnpei',
] as const;
