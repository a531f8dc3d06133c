import { IANAZone } from 'luxon';
import { ok, type Result, refuse } from '../kernel/errors.ts';
import { TODAYS_NAMES, ZONE_ABBREVIATIONS } from './when-words.ts';

const UTC_NAMES = new Set(['utc', 'gmt', 'z', 'etc/utc', 'etc/gmt']);
const ZONE_SHAPE = /^[a-z]+(?:[/_+-][a-z0-9]+)+$/i;
const LONGEST_ZONE = 40;

/**
 * Finds an IANA zone in any case, with spaces or underscores, or by its city alone ("new york"). Refuses `unknown-zone`
 * with the nearest names; abbreviations such as "EST" are refused with the zones that they usually stand for.
 */
export function findZone(words: string): Result<string> {
  const wanted = words.trim().replace(/\s+/g, '_');
  const key = wanted.toLowerCase();
  if (UTC_NAMES.has(key)) return ok('UTC');
  const known = knownZones().get(key);
  if (known !== undefined) return ok(known);
  if (key.includes('/') && ZONE_SHAPE.test(key) && IANAZone.isValidZone(key)) return ok(inUsualCase(wanted));
  const cities = [...knownZones().values()].filter((zone) => cityOf(zone) === key);
  if (cities.length === 1 && cities[0] !== undefined) return ok(cities[0]);
  return refuse('unknown-zone', `I don't know the time zone “${words.trim()}”. ${suggestion(key, cities)}`);
}

function suggestion(key: string, cities: readonly string[]): string {
  const meant = ZONE_ABBREVIATIONS[key] ?? (cities.length > 0 ? cities : nearestZones(key));
  if (meant.length === 0) return 'Write it as region/city: Europe/Stockholm, America/New_York, or UTC.';
  return `Nearest: ${meant.join(', ')}`;
}

let zones: ReadonlyMap<string, string> | undefined;

/** Every zone that the runtime names, by its name in lower case; filled at the first use. */
function knownZones(): ReadonlyMap<string, string> {
  zones ??= new Map(
    [...Intl.supportedValuesOf('timeZone'), ...TODAYS_NAMES]
      .filter((zone) => zone.includes('/'))
      .map((zone) => [zone.toLowerCase(), zone]),
  );
  return zones;
}

/** Other names of a zone ("Asia/Kolkata") are valid, but the runtime lists only one: capitals are set by rule. */
function inUsualCase(zone: string): string {
  return zone
    .toLowerCase()
    .split('/')
    .map((segment) => (segment.length <= 2 ? segment.toUpperCase() : capitals(segment)))
    .join('/');
}

function capitals(segment: string): string {
  return segment.replace(/(^|[_-])([a-z])/g, (_, before: string, letter: string) => before + letter.toUpperCase());
}

function cityOf(zone: string): string {
  return zone.slice(zone.lastIndexOf('/') + 1).toLowerCase();
}

/** At most three zones whose name or city differs in few letters, nearest first. */
function nearestZones(key: string): string[] {
  if (key.length > LONGEST_ZONE) return [];
  const city = cityOf(key);
  const allowed = Math.max(1, Math.floor(city.length / 3));
  return [...knownZones().values()]
    .map((zone) => ({ zone, far: Math.min(distance(city, cityOf(zone)), distance(key, zone.toLowerCase())) }))
    .filter(({ far }) => far <= allowed)
    .sort((one, other) => one.far - other.far || (one.zone < other.zone ? -1 : 1))
    .slice(0, 3)
    .map(({ zone }) => zone);
}

/** Edit distance; both are at most `LONGEST_ZONE` characters. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      next.push(Math.min((row[j - 1] ?? 0) + same, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
