import { parseUrl } from '../../kernel/parse-url.ts';

/** An address made absolute; as it stands where nothing makes it so, null for one that is no page's. */
export function readLink(
  value: string | null | undefined,
  ...bases: readonly (string | null | undefined)[]
): string | null {
  const plain = value?.trim() ?? '';
  if (plain === '') return null;
  if (/^[a-z][a-z\d+.-]*:/i.test(plain)) return /^(?:javascript|data|vbscript|about|blob):/i.test(plain) ? null : plain;
  for (const base of bases) {
    const url = base ? parseUrl(plain, base) : null;
    if (url) return url.href;
  }
  return plain;
}
