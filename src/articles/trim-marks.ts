/**
 * A line without the characters at its start and at its end that these patterns match. Read from both ends inwards: one
 * pattern for the whole end would be tried at every space of the line.
 */
export function trimMarks(line: string, lead: RegExp, tail: RegExp): string {
  let from = 0;
  while (from < line.length && lead.test(line.charAt(from))) from += 1;
  let to = line.length;
  while (to > from && tail.test(line.charAt(to - 1))) to -= 1;
  return line.slice(from, to);
}
