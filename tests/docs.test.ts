import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createCommandService } from '../src/commands/create-command-service.ts';
import { CONFIG_KEYS } from '../src/config.ts';
import { silentLogger } from '../src/kernel/logger.ts';
import type { SubscriptionStore } from '../src/subscriptions/subscription.ts';

import { noSources } from './support/no-sources.ts';

const FOLDER = join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(FOLDER, file), 'utf8');
const scripts: Record<string, string> = JSON.parse(read('package.json')).scripts;
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(FOLDER, 'docs'), { recursive: true }).flatMap((name) =>
    String(name).endsWith('.md') ? [`docs/${name}`] : [],
  ),
];

describe('the documentation tells the truth', () => {
  test('.env.example has exactly the variables of the configuration', () => {
    const keys = [...read('.env.example').matchAll(/^([A-Z_]+)=/gm)].map((match) => match[1]);
    expect(keys.toSorted()).toEqual(CONFIG_KEYS.toSorted());
  });

  test('every npm script that a page names exists', () => {
    const named = pages.flatMap((page) =>
      [...read(page).matchAll(/npm (?:run (?:-s )?([\w:-]+)|(start|test)\b)/g)].map(
        (match) => (match[1] ?? match[2]) as string,
      ),
    );
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  test('every file that a page links to exists', () => {
    const broken = pages.flatMap((page) =>
      [...read(page).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)]
        .map((match) => join(page, '..', match[1] as string))
        .filter((target) => !existsSync(join(FOLDER, target)))
        .map((target) => `${page}: ${target}`),
    );
    expect(broken).toEqual([]);
  });

  test('the chat commands of the README are the commands that there are', () => {
    const unused = () => Promise.reject(new Error('only the names of the commands are read'));
    const subscriptions = new Proxy({} as SubscriptionStore, { get: () => unused });
    const service = createCommandService({
      brief: unused,
      about: unused,
      findShown: unused,
      suggest: unused,
      subscriptions,
      personZones: { find: unused, keep: unused },
      drafts: { find: unused, keep: unused },
      managers: { find: unused, set: unused },
      shareOnce: unused,
      makeDigest: unused,
      draw: unused,
      deliverNow: unused,
      history: unused,
      ...noSources(),
      effectOfMuting: unused,
      defaultZone: 'UTC',
      clock: { now: () => new Date(0) },
      logger: silentLogger,
      newReference: () => '',
    });
    const table = read('README.md').split('## In chat')[1]?.split('##')[0] ?? '';
    const typed = [...table.matchAll(/^\| `\/([a-z]+(?: [a-z-]+(?![a-z:-]))?)|, `\/([a-z]+ [a-z]+) id/gm)].map(
      (match) => match[1] ?? match[2],
    );
    expect(typed.toSorted()).toEqual(
      service.commands.flatMap(({ on, path }) => (on === undefined ? [path] : [])).toSorted(),
    );
  });

  test('the variables that the README names are variables of the configuration', () => {
    const named = new Set(
      [
        ...read('README.md').matchAll(
          /`((?:DISCORD|SLACK|DATABASE|DEFAULT|LOG|SEEDS|FEEDS?|ALLOWED|RETENTION)_[A-Z_]+)`/g,
        ),
      ].map((match) => match[1] as string),
    );
    expect(named.size).toBeGreaterThan(3);
    const known = (name: string) => CONFIG_KEYS.includes(name) || CONFIG_KEYS.includes(name.replace(/_FILE$/, ''));
    expect([...named].filter((name) => !known(name))).toEqual([]);
  });
});
