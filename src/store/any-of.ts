import { type RawBuilder, sql } from 'kysely';
import type { Engine } from './migrations.ts';

/** Whether a column is one of these values; one parameter however many there are, so that the statement stays the same. */
export function anyOf(
  engine: Engine,
  column: RawBuilder<unknown>,
  values: readonly number[] | readonly string[],
  type: 'integer' | 'text',
): RawBuilder<boolean> {
  return engine === 'sqlite'
    ? sql<boolean>`${column} in (select value from json_each(${JSON.stringify(values)}))`
    : sql<boolean>`${column} = any(cast(${[...values]} as ${sql.raw(`${type}[]`)}))`;
}

/** These values as rows of `one (value)`, for a `from`; one parameter however many there are. */
export function eachOf(
  engine: Engine,
  values: readonly number[] | readonly string[],
  type: 'integer' | 'text',
): RawBuilder<unknown> {
  return engine === 'sqlite'
    ? sql`json_each(${JSON.stringify(values)}) as one`
    : sql`unnest(cast(${[...values]} as ${sql.raw(`${type}[]`)})) as one (value)`;
}
