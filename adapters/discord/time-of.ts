/** An instant in milliseconds as an operator reads it: `12:00:33 UTC`. */
export function timeOf(instant: number): string {
  return `${new Date(instant).toISOString().slice(11, 19)} UTC`;
}
