import type { ServerResponse } from 'node:http';

/** A page for the person who installs the app. */
export interface InstallPage {
  readonly status: number;
  readonly title: string;
  readonly lines: readonly string[];
  readonly link?: { readonly url: string; readonly words: string };
}

/** Nothing is fetched from anywhere, nothing runs, and nobody may frame it. */
const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

const STYLE =
  'body{font:1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:12vh auto;padding:0 1rem;color:#1f2933;background:#fff}' +
  'h1{font-size:1.4rem}a{color:#1264a3}@media(prefers-color-scheme:dark){body{color:#e4e7eb;background:#1f2933}a{color:#7cc4fa}}';

/** Sends the page; all its words are escaped. */
export function sendPage(response: ServerResponse, { status, title, lines, link }: InstallPage): void {
  const paragraphs = lines.map((line) => `<p>${escapeHtml(line)}</p>`);
  if (link) paragraphs.push(`<p><a href="${escapeHtml(link.url)}">${escapeHtml(link.words)}</a></p>`);
  response
    .writeHead(status, HEADERS)
    .end(
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
        `<title>${escapeHtml(title)}</title><style>${STYLE}</style></head>` +
        `<body><h1>${escapeHtml(title)}</h1>${paragraphs.join('')}</body></html>\n`,
    );
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
