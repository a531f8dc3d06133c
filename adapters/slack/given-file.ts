import { type CommandFile, type FetchFile, ok, parseUrl, refuse } from '../../src/index.ts';
import { lacksScope } from './scope-advice.ts';

/** What reading the files that people upload needs. */
export interface FileSource {
  readonly fetchFile: FetchFile;
  readonly botToken: string;
  /** Another API base than Slack's own; its host is trusted with the token as Slack's are. */
  readonly apiUrl?: string | undefined;
}

const SLACK_HOSTS = /\.slack(?:-gov)?\.com$/;

/** A file that was uploaded into a form, by Slack's description of it; null where that describes none. */
export function givenFile(source: FileSource, uploaded: unknown): CommandFile | null {
  if (typeof uploaded !== 'object' || uploaded === null) return null;
  const described: Readonly<Record<string, unknown>> = { ...uploaded };
  const { name, size, mimetype } = described;
  const address = described['url_private_download'] ?? described['url_private'];
  return {
    name: typeof name === 'string' && name !== '' ? name : 'the file',
    size: typeof size === 'number' ? size : null,
    read: async (mostBytes) => {
      const url = typeof address === 'string' ? parseUrl(address) : null;
      if (url === null || !isSlacks(url, source.apiUrl)) {
        return refuse(
          'no-file',
          'Slack keeps that file where I may not fetch it. Put it on the web and give its address.',
        );
      }
      const authorization = `Bearer ${source.botToken}`;
      const fetched = await source.fetchFile({ url: url.href, authorization, mostBytes });
      if (!fetched.ok) return fetched;
      // Without the scope Slack answers 200 with the page to sign in on.
      const page = fetched.value.mediaType.startsWith('text/html') && mimetype !== 'text/html';
      return page ? lacksScope('files:read', 'read that file', 'a page instead of the file') : ok(fetched.value.bytes);
    },
  };
}

/** The bot token goes to no other host. */
function isSlacks(url: URL, apiUrl: string | undefined): boolean {
  const own = apiUrl === undefined ? null : parseUrl(apiUrl);
  return (url.protocol === 'https:' && SLACK_HOSTS.test(url.hostname)) || url.origin === own?.origin;
}
