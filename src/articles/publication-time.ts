const ZONED = /(?:Z|[+-]\d{2}:?\d{2})$/i;

/**
 * The instant of an ISO 8601 date or time in milliseconds; one without a zone is read as UTC, so that the machine's own
 * zone never shows. Null for what is no date.
 */
export function publicationTime(iso: string | null): number | null {
  if (!iso) return null;
  const time = Date.parse(iso.includes('T') && !ZONED.test(iso) ? `${iso}Z` : iso);
  return Number.isNaN(time) ? null : time;
}
