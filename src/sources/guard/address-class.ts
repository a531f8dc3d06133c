import { BlockList, isIP } from 'node:net';

/** Why an IP address is not one on the public internet. */
export type AddressClass =
  | 'metadata'
  | 'loopback'
  | 'private'
  | 'carrier'
  | 'link-local'
  | 'multicast'
  | 'translated'
  | 'unspecified'
  | 'reserved';

type Range = readonly [network: string, prefix: number];

/** The registries of special addresses (RFC 6890 and later), and where clouds answer with a machine's secrets. First match counts. */
const IPV4: readonly (readonly [AddressClass, readonly Range[]])[] = [
  [
    'metadata',
    [
      ['169.254.169.254', 32],
      ['169.254.170.2', 32],
      ['169.254.170.23', 32],
      ['100.100.100.200', 32],
      ['192.0.0.192', 32],
      ['168.63.129.16', 32],
    ],
  ],
  ['unspecified', [['0.0.0.0', 8]]],
  ['loopback', [['127.0.0.0', 8]]],
  [
    'private',
    [
      ['10.0.0.0', 8],
      ['172.16.0.0', 12],
      ['192.168.0.0', 16],
    ],
  ],
  ['carrier', [['100.64.0.0', 10]]],
  ['link-local', [['169.254.0.0', 16]]],
  ['multicast', [['224.0.0.0', 4]]],
  [
    'reserved',
    [
      ['192.0.0.0', 24],
      ['192.0.2.0', 24],
      ['192.88.99.0', 24],
      ['198.18.0.0', 15],
      ['198.51.100.0', 24],
      ['203.0.113.0', 24],
      ['240.0.0.0', 4],
    ],
  ],
];

/** `translated` ones hold an IPv4 address that a gateway would go to: mapped, compatible, NAT64, Teredo, 6to4. */
const IPV6: readonly (readonly [AddressClass, readonly Range[]])[] = [
  [
    'metadata',
    [
      ['fd00:ec2::254', 128],
      ['fd00:ec2::23', 128],
      ['fd20:ce::254', 128],
    ],
  ],
  ['unspecified', [['::', 128]]],
  ['loopback', [['::1', 128]]],
  [
    'translated',
    [
      ['::', 96],
      ['::ffff:0:0', 96],
      ['::ffff:0:0:0', 96],
      ['64:ff9b::', 96],
      ['64:ff9b:1::', 48],
      ['2001::', 32],
      ['2002::', 16],
    ],
  ],
  [
    'private',
    [
      ['fc00::', 7],
      ['fec0::', 10],
    ],
  ],
  ['link-local', [['fe80::', 10]]],
  ['multicast', [['ff00::', 8]]],
  [
    'reserved',
    [
      ['2001::', 23],
      ['2001:db8::', 32],
      ['3fff::', 20],
    ],
  ],
];

const IPV4_LISTS = listsOf(IPV4, 'ipv4');
const IPV6_LISTS = listsOf(IPV6, 'ipv6');
const GLOBAL_IPV6 = new BlockList();
GLOBAL_IPV6.addSubnet('2000::', 3, 'ipv6');

/**
 * What kind of address that must not be reached this is; null for one on the public internet. Whatever is no IP address
 * in its usual spelling, and IPv6 outside the global range, is `reserved`.
 */
export function addressClass(ip: string): AddressClass | null {
  const [address = ''] = ip.split('%');
  const version = isIP(address);
  if (version === 4) return IPV4_LISTS.find(([, list]) => list.check(address, 'ipv4'))?.[0] ?? null;
  if (version !== 6) return 'reserved';
  const found = IPV6_LISTS.find(([, list]) => list.check(address, 'ipv6'));
  return found?.[0] ?? (GLOBAL_IPV6.check(address, 'ipv6') ? null : 'reserved');
}

function listsOf(table: typeof IPV4, type: 'ipv4' | 'ipv6'): readonly (readonly [AddressClass, BlockList])[] {
  return table.map(([name, ranges]) => {
    const list = new BlockList();
    for (const [network, prefix] of ranges) list.addSubnet(network, prefix, type);
    return [name, list];
  });
}
