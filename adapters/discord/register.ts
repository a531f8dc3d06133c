import { type REST, Routes } from 'discord.js';
import type { CommandDefinition } from './commands.ts';

/** What a registered command says; Discord adds ids, versions and defaults of its own. */
const COMPARED = [
  'type',
  'name',
  'name_localizations',
  'description',
  'description_localizations',
  'required',
  'autocomplete',
  'max_length',
  'choices',
  'value',
  'channel_types',
  'options',
  'default_member_permissions',
  'contexts',
  'integration_types',
] as const;
/** Lists whose order means nothing. */
const SETS = new Set<string>(['channel_types', 'contexts', 'integration_types']);
/** Translations by language, in any order. */
const TRANSLATED = new Set<string>(['name_localizations', 'description_localizations']);

/** Registers the commands where Discord has others; true when it did. Throws what discord.js throws. */
export async function registerCommands(
  rest: REST,
  applicationId: string,
  commands: readonly CommandDefinition[],
): Promise<boolean> {
  const route = Routes.applicationCommands(applicationId);
  const registered = await rest.get(route, { query: new URLSearchParams({ with_localizations: 'true' }) });
  if (sameCommands(registered, commands)) return false;
  await rest.put(route, { body: commands });
  return true;
}

function sameCommands(registered: unknown, commands: readonly CommandDefinition[]): boolean {
  const known: readonly unknown[] = Array.isArray(registered) ? registered : [];
  const normal = (list: readonly unknown[]) => list.map((command) => JSON.stringify(essence(command))).sort();
  return JSON.stringify(normal(known)) === JSON.stringify(normal(commands));
}

/** The compared fields in one order, without those that say nothing: null, false, an empty text or list. */
function essence(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) {
    const list = value.map((item) => essence(item));
    return SETS.has(key) ? list.map(String).sort() : list;
  }
  if (typeof value !== 'object' || value === null) return value;
  if (TRANSLATED.has(key)) return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  const fields = new Map<string, unknown>(Object.entries(value));
  const kept: [string, unknown][] = [];
  for (const name of COMPARED) {
    const field = essence(fields.get(name), name);
    const empty = field === undefined || field === null || field === false || field === '';
    if (!empty && !(Array.isArray(field) && field.length === 0)) kept.push([name, field]);
  }
  return Object.fromEntries(kept);
}
