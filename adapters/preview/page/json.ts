/** A part of a payload, of which the page takes nothing for granted. */
export type Json = Readonly<Record<string, unknown>>;

/** The object under that name; an empty one where there is none. */
export function objectIn(value: unknown, name?: string): Json {
  const inner = name === undefined ? value : isObject(value) ? value[name] : undefined;
  return isObject(inner) ? inner : {};
}

/** The objects of the list under that name. */
export function listIn(value: unknown, name: string): readonly Json[] {
  const list = objectIn(value)[name];
  return Array.isArray(list) ? list.filter(isObject) : [];
}

/** The text under that name; '' where there is none. */
export function textIn(value: unknown, name: string): string {
  const text = objectIn(value)[name];
  return typeof text === 'string' ? text : '';
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
