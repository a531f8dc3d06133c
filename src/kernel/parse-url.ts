/**
 * An address, or one relative to a base, as the URL standard reads it; null where it is none. Not by `URL.canParse`: in Node
 * 20 its compiled form answers no for addresses with letters of Latin-1 ("http://bücher.example/").
 */
export function parseUrl(address: string, base?: string): URL | null {
  try {
    return new URL(address, base);
  } catch {
    return null;
  }
}
