import { describe, expect, it } from 'vitest';
import { type AllowedHosts, parseAllowedHosts } from '../../../src/sources/guard/allowed-hosts.ts';
import { createUrlGuard } from '../../../src/sources/url-guard.ts';

const strict = createUrlGuard(new Set());
const allowing = (words: string): AllowedHosts => {
  const parsed = parseAllowedHosts(words);
  if (!parsed.ok) throw new Error(parsed.refusal.advice);
  return parsed.value;
};
const codeOf = (address: string, guard = strict): string => {
  const checked = guard.check(address);
  return checked.ok ? checked.value.href : checked.refusal.code;
};

describe('an address', () => {
  it.each([
    ['https://courier.example/feed?a=b#top', 'https://courier.example/feed?a=b'],
    ['  http://COURIER.example:80/x  ', 'http://courier.example/x'],
    ['https://courier.example:8443/', 'https://courier.example:8443/'],
    ['http://courier.example:8080/', 'http://courier.example:8080/'],
    ['http://1.1.1.1/', 'http://1.1.1.1/'],
    ['http://[2606:4700::1111]/', 'http://[2606:4700::1111]/'],
    ['http://bücher.example/', 'http://xn--bcher-kva.example/'],
  ])('%s may be reached', (address, href) => {
    expect(codeOf(address)).toBe(href);
  });

  it.each([
    ['', 'bad-address'],
    ['courier.example/feed', 'bad-address'],
    ['http://', 'bad-address'],
    ['http://[fe80::1%25eth0]/', 'bad-address'],
    [`https://courier.example/${'a'.repeat(4_000)}`, 'bad-address'],
    ['file:///etc/passwd', 'address-scheme'],
    ['ftp://courier.example/', 'address-scheme'],
    ['javascript:alert(1)', 'address-scheme'],
    ['data:text/xml,<rss/>', 'address-scheme'],
    ['gopher://127.0.0.1:6379/_INFO', 'address-scheme'],
    ['https://me:word@courier.example/', 'address-credentials'],
    ['https://me@courier.example/', 'address-credentials'],
    ['https://courier.example:22/', 'address-port'],
    ['http://courier.example:6379/', 'address-port'],
    ['http://courier.example:443/', 'http://courier.example:443/'],
  ])('%s gives %s', (address, code) => {
    expect(codeOf(address)).toBe(code);
  });

  it.each([
    '127.0.0.1',
    'localhost',
    'LOCALHOST.',
    'printer.localhost',
    '127.1',
    '127.0.0.1.',
    '2130706433',
    '017700000001',
    '0x7f000001',
    '0x7f.0.0.1',
    '0177.0.0.1',
    '127.0.0x0.01',
    '%31%32%37.0.0.1',
    '①②⑦.0.0.1',
    '0',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '100.64.0.1',
    '100.127.255.255',
    '169.254.0.1',
    '169.254.169.254',
    '2852039166',
    '100.100.100.200',
    '168.63.129.16',
    '192.0.0.192',
    '198.18.0.1',
    '192.0.2.1',
    '224.0.0.1',
    '239.255.255.255',
    '240.0.0.1',
    '255.255.255.255',
    '[::]',
    '[::1]',
    '[0:0:0:0:0:0:0:1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:1.1.1.1]',
    '[::7f00:1]',
    '[::ffff:0:7f00:1]',
    '[64:ff9b::7f00:1]',
    '[64:ff9b::101:101]',
    '[64:ff9b:1::1]',
    '[2002:7f00:1::]',
    '[2001:0:4136:e378:8000:63bf:3fff:fdd2]',
    '[2001:db8::1]',
    '[fc00::1]',
    '[fd00:ec2::254]',
    '[fe80::1]',
    '[fec0::1]',
    '[ff02::1]',
    '[100::1]',
    '[5f00::1]',
  ])('with the host %s is private', (host) => {
    expect(codeOf(`http://${host}/`)).toBe('address-private');
    expect(codeOf(`https://${host}:8443/latest`)).toBe('address-private');
  });

  it('is checked relative to another, as redirects are', () => {
    const base = new URL('https://courier.example/news/today');
    expect(strict.check('../feed', base)).toMatchObject({ ok: true, value: { href: 'https://courier.example/feed' } });
    expect(strict.check('//127.0.0.1/', base)).toMatchObject({ ok: false, refusal: { code: 'address-private' } });
  });

  it('that is refused has advice without the address, and the cause for the log', () => {
    const refused = strict.check('http://0x0a000001/');
    expect(refused).toMatchObject({ ok: false, refusal: { cause: '10.0.0.1 is at 10.0.0.1 (private)' } });
    expect(refused.ok ? '' : refused.refusal.advice).toBe(
      'The address leads into a private network. An operator can let a host through: ALLOWED_PRIVATE_HOSTS.',
    );
  });
});

describe('an IP address at the connection', () => {
  const url = new URL('https://courier.example/');
  it.each(['203.0.113.7', '10.0.0.1', '::ffff:10.0.0.1', 'fe80::1%eth0', '', 'courier.example', '127.1'])(
    '%s is refused',
    (ip) => {
      expect(strict.refusalOf(ip, url)?.code).toBe('address-private');
    },
  );
  it.each(['1.1.1.1', '2606:4700::1111', '9.255.255.255', '172.32.0.1', '100.128.0.1', '2001:4860:4860::8888'])(
    '%s is not',
    (ip) => {
      expect(strict.refusalOf(ip, url)).toBeNull();
    },
  );
});

describe('hosts that an operator lets through', () => {
  const guard = createUrlGuard(allowing('feeds.lan:8000, 10.0.0.5 [fd00::5]:9000\n2130706433:3000 WIKI.lan.'));

  it.each([
    ['http://feeds.lan:8000/a', 'http://feeds.lan:8000/a'],
    ['http://feeds.lan.:8000/a', 'http://feeds.lan.:8000/a'],
    ['http://feeds.lan:8001/', 'address-port'],
    ['http://10.0.0.5/', 'http://10.0.0.5/'],
    ['https://10.0.0.5/', 'https://10.0.0.5/'],
    ['http://10.0.0.5:9000/', 'address-port'],
    ['http://10.0.0.6/', 'address-private'],
    ['http://[fd00::5]:9000/', 'http://[fd00::5]:9000/'],
    ['http://127.0.0.1:3000/', 'http://127.0.0.1:3000/'],
    ['http://127.0.0.1:3001/', 'address-port'],
  ])('%s gives %s', (address, found) => {
    expect(codeOf(address, guard)).toBe(found);
  });

  it('may be at a private address, but never at one of a cloud, a translated or a multicast one', () => {
    const wiki = new URL('http://wiki.lan/');
    for (const ip of ['10.9.9.9', '127.0.0.1', '100.64.0.9', 'fd00::1', '169.254.7.7']) {
      expect(guard.refusalOf(ip, wiki)).toBeNull();
    }
    for (const ip of [
      '169.254.169.254',
      'fd00:ec2::254',
      '::ffff:10.0.0.1',
      '64:ff9b::a00:1',
      '224.0.0.1',
      '0.0.0.0',
    ]) {
      expect(guard.refusalOf(ip, wiki)?.code).toBe('address-private');
    }
    expect(guard.refusalOf('10.9.9.9', new URL('http://other.lan/'))?.code).toBe('address-private');
  });

  it('are refused all together when one is no host', () => {
    expect(parseAllowedHosts('')).toEqual({ ok: true, value: new Set() });
    expect(parseAllowedHosts('feeds.lan http://a.lan/ b.lan:99999 me@c.lan [::1')).toEqual({
      ok: false,
      refusal: {
        code: 'allowed-hosts',
        advice: 'must be a list of host:port; not one: http://a.lan/ b.lan:99999 me@c.lan [::1',
      },
    });
  });
});
