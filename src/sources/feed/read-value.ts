import { readPlainValue } from './feed-text.ts';

/** The first value that can be read. */
export function firstOf<T>(
  values: readonly (string | null | undefined)[],
  read: (value: string | null | undefined) => T | null,
): T | null {
  for (const value of values) {
    const found = read(value);
    if (found !== null) return found;
  }
  return null;
}

/** The names of the first list that has any, each once. */
export function joinLists(...lists: readonly (readonly (string | undefined)[] | undefined)[]): string[] {
  for (const list of lists) {
    const names = (list ?? []).map(readPlainValue).filter((name) => name !== null);
    if (names.length > 0) return [...new Set(names)];
  }
  return [];
}

/** A language tag such as `pt-br`; null for what is none. */
export function readLanguage(value: string | null | undefined): string | null {
  const tag = value?.trim().replace(/_/g, '-').toLowerCase() ?? '';
  return /^[a-z]{2,3}(?:-[a-z\d]{1,8}){0,4}$/.test(tag) ? tag : null;
}
