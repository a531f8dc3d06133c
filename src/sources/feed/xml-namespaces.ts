/** What a feed's element names begin with, by the address that its namespace is declared with. */
const KEYS: readonly (readonly [key: string, addresses: RegExp])[] = [
  ['atom', /^https?:\/\/(?:www\.w3\.org\/2005\/atom|purl\.org\/atom\/ns#?)\/?$/],
  [
    '',
    /^https?:\/\/(?:purl\.org\/(?:rss\/1\.0|net\/rss1\.1#?)|(?:my|channel)\.netscape\.com\/rdf\/simple\/0\.9|backend\.userland\.com\/.*|blogs\.law\.harvard\.edu\/.*|cyber\.(?:law\.)?harvard\.edu\/.*|www\.rssboard\.org\/.*)\/?$/,
  ],
  ['rdf', /^https?:\/\/www\.w3\.org\/1999\/02\/22-rdf-syntax-ns#?\/?$/],
  ['dc', /^https?:\/\/purl\.org\/(?:dc\/elements\/1\.[01]|metadata\/dublin_core#?)\/?$/],
  ['dcterms', /^https?:\/\/purl\.org\/dc\/terms\/?$/],
  ['content', /^https?:\/\/purl\.org\/rss\/1\.0\/modules\/content\/?$/],
  ['sy', /^https?:\/\/purl\.org\/rss\/1\.0\/modules\/syndication\/?$/],
  ['media', /^https?:\/\/(?:search\.yahoo\.com\/mrss|www\.rssboard\.org\/media-rss)\/?$/],
  ['feedburner', /^https?:\/\/rssnamespace\.org\/feedburner\/ext\/1\.0\/?$/],
  ['itunes', /^https?:\/\/www\.itunes\.com\/dtds\/podcast-1\.0\.dtd\/?$/],
  ['xhtml', /^https?:\/\/www\.w3\.org\/1999\/xhtml\/?$/],
];

/** The key of a namespace address, such as `dc`; null for one that feeds do not speak of news with. */
export function namespaceKey(address: string): string | null {
  const plain = address.trim().toLowerCase().slice(0, 200);
  const key = KEYS.findLast(([, addresses]) => addresses.test(plain));
  return key ? key[0] : null;
}
