/** What a browser shows in the end. */
export interface Page {
  readonly status: number;
  readonly html: string;
  readonly headers: Headers;
}

/** A browser that installs an app: keeps the cookie, and goes where it is sent. */
export interface Browser {
  /** Begins at the install page; gives the address at Slack where one approves. */
  begin(): Promise<URL>;
  /** Approves there; gives the address by which Slack sends the browser back. */
  approve(slack: URL): Promise<URL>;
  /** Opens an address, with the cookie that it has, or with another. */
  open(address: URL, cookie?: string): Promise<Page>;
  /** All of it. */
  install(): Promise<Page>;
  /** As the bot set it, with its rules. */
  readonly cookies: readonly string[];
}

/** Creates a browser for the bot at `url`, to which slack.com is the fake Slack at `slackUrl`. */
export function createBrowser(url: string, slackUrl: string): Browser {
  const resolved = ({ origin, pathname, search }: URL) =>
    new URL(`${pathname}${search}`, origin === 'https://slack.com' ? slackUrl : 'no-such-host:');
  const cookies: string[] = [];
  const browser: Browser = {
    cookies,
    async begin() {
      return redirectOf(await fetch(`${url}/slack/install`, { redirect: 'manual' }), cookies);
    },
    approve: async (slack) => redirectOf(await fetch(resolved(slack), { redirect: 'manual' }), []),
    async open(address, cookie = cookies.at(-1)?.split(';')[0] ?? '') {
      const response = await fetch(address, { redirect: 'manual', headers: { cookie: `theme=dark; ${cookie}` } });
      cookies.push(...response.headers.getSetCookie());
      return { status: response.status, html: await response.text(), headers: response.headers };
    },
    install: async () => browser.open(await browser.approve(await browser.begin())),
  };
  return browser;
}

function redirectOf(response: Response, cookies: string[]): URL {
  cookies.push(...response.headers.getSetCookie());
  return new URL(response.headers.get('location') ?? `no-redirect:${response.status}`);
}
