import { anyOf } from './any-of.ts';
import { findAgency, findAgencyWithin } from './find-agency.ts';
import { trimMarks } from './trim-marks.ts';

/** What a credit line says: the agency it names, or null where it names none. */
interface Credit {
  readonly agency: string | null;
}

const LONGEST = 400;
const LEAD = /[\s*–—\-•·([|/]/;
const TAIL = /[\s*–—\-•·)\]|/.]/;
/** Whether the opening words of a line tell that it is a credit. */
const opensCredit = anyOf([
  /^with\s+(?:\S+\s+){0,4}(?:inputs?|agenc(?:y|ies)|wires?|wire\s+services?)(?:\s+(?:from|by)\s.{1,80})?$/i,
  /^(?:with\s+)?(?:additional\s+|further\s+|\S+\s+){0,2}(?:reporting|inputs?|material|contributions?|research)\s+(?:and\s+\w+\s+)?(?:by|from)\s+(?:\p{Lu}|the\s+\p{Lu})/iu,
  /^(?:written|edited|reported|compiled|translated|produced|writing|editing|production|graphics?)\s+(?:and\s+\w+\s+)?by\s+\p{Lu}/iu,
  /^(?:sources?|via|courtesy(?:\s+of)?|agency|quelle|fuente|agenzia|fonte)\s*[:/]\s*\S.{0,80}$/i,
  /^(?:contributing|contributors?)\s*:\s/i,
  /^(?:compiled\s+)?from\s+(?:our\s+|news\s+|wire\s+|agency\s+|staff\s+)+(?:and\s+\w+\s+)?(?:reports?|services?|dispatches|agencies)\b/i,
]);
/** One of these is in all that the next pattern finds. */
const CONTRIBUTION = /contribut|report/i;
const CONTRIBUTED =
  /\b(?:contributed\s+(?:to\s+th(?:is|e)\s+(?:report|story|article|piece)|reporting|research)|reported\s+from\s+\p{Lu}[^.]{2,60},\s+and\s|contributed\s+from\s+\p{Lu}|helped\s+(?:report|with\s+reporting)|assisted\s+with\s+reporting)/iu;
const ATTACHED =
  /^(?:AP|Associated\s+Press|Reuters|AFP|Bloomberg)\b.{0,30}\b(?:writers?|reporters?|correspondents?)\b.{1,200}\bcontributed\b/i;

/**
 * Reads a line that only says whose material an article is ("With NWA inputs", "(Reuters)", "Reporting by …; Editing
 * by …", "The Associated Press contributed to this report."); null for any other line.
 */
export function readCredit(line: string): Credit | null {
  if (line.length > LONGEST || line.endsWith(':')) return null;
  const words = trimMarks(line, LEAD, TAIL);
  const alone = findAgency(words.replace(/^(?:from\s+|by\s+|©\s*(?:\d{4}\s+)?)/i, ''));
  if (alone) return { agency: alone };
  const several = words.length > 120 ? [] : words.split(/\s*(?:\/|,|&|\band\b|\bwith\b)\s*/i).map(findAgency);
  if (several.length > 1 && several.length < 5 && several.every((agency) => agency))
    return { agency: several[0] ?? null };
  if (opensCredit(words) || (CONTRIBUTION.test(words) && CONTRIBUTED.test(words)) || ATTACHED.test(words))
    return { agency: findAgencyWithin(words) };
  return null;
}
