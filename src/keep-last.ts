/** Values by key, of which the last that were asked for are kept. */
export interface KeepLast<T> {
  get(key: string): T | undefined;
  set(key: string, value: T): void;
  delete(key: string): void;
}

/** Creates an empty one for so many values. */
export function keepLast<T>(most: number): KeepLast<T> {
  const values = new Map<string, T>();
  return {
    get(key) {
      const value = values.get(key);
      if (value === undefined) return undefined;
      values.delete(key);
      values.set(key, value);
      return value;
    },
    set(key, value) {
      values.delete(key);
      values.set(key, value);
      if (values.size > most) values.delete(values.keys().next().value as string);
    },
    delete: (key) => void values.delete(key),
  };
}
