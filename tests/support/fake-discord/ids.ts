/** Makes ids of Discord's shape (19 digits, growing), the same ones in each run. */
export function createIds(): () => string {
  let next = 1_100_000_000_000_000_000n;
  return () => {
    next += 4_194_304n;
    return String(next);
  };
}
