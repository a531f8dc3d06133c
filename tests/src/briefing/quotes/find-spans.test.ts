import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readArticle } from '../../../../src/articles/read-article.ts';
import { findSpans } from '../../../../src/briefing/quotes/find-spans.ts';

function quoted(text: string): string[] {
  const article = readArticle({ id: 'a', text, format: 'text' });
  return findSpans(article).map(({ start, end }) => article.body.text.slice(start, end));
}

const CASES: readonly (readonly [name: string, text: string, spans: readonly string[]])[] = [
  ['curly double marks', 'The ferry “will not sail,” Tovar said.', ['will not sail,']],
  ['straight double marks', 'The ferry "will not sail," Tovar said. "Not today."', ['will not sail,', 'Not today.']],
  ['British single marks', "'It wasn't the crew's fault,' Tovar said.", ["It wasn't the crew's fault,"]],
  ['curly single marks', '‘It wasn’t the crews’ fault,’ Tovar said.', ['It wasn’t the crews’ fault,']],
  ['apostrophes alone', "The dockers' vote and the crew's pay aren't settled, rock 'n' roll or not.", []],
  ['years and elisions', "In the '90s he told 'em 'twas over.", []],
  ['single marks around double ones', "'He said “never” to us,' Tovar said.", ['He said “never” to us,']],
  ['double marks around single ones', '“He said ‘never’ to us,” Tovar said.', ['He said ‘never’ to us,']],
  ['double marks in double marks', 'She said: “They shouted “never” at us.”', ['They shouted “never” at us.']],
  ['guillemets', 'Le port « restera fermé », a dit Tovar.', ['restera fermé']],
  ['reversed guillemets', 'Der Hafen »bleibt zu«, sagte Tovar.', ['bleibt zu']],
  ['low marks', 'Der Hafen „bleibt zu“, sagte Tovar.', ['bleibt zu']],
  ['low marks closed by a right mark', 'Port „pozostaje zamknięty”, powiedziała Tovar.', ['pozostaje zamknięty']],
  ['corner marks', '港は「閉鎖のままだ」と市長は語った。', ['閉鎖のままだ']],
  ['grave and acute pairs', "``We sail,'' she said.", ['We sail,']],
  ['a mark without partner', 'The mast is 5" thick and Tovar said “we sail.”', ['we sail.']],
  ['an opener that nothing closes', 'The “ferry left. Tovar said “we sail.” and left.', ['we sail.']],
  ['a wrong curl at the end', 'He called it “a wall of water“ and left.', ['a wall of water']],
  ['markup attributes', 'A <b class="x y z">ferry</b> left “early.”', ['early.']],
  ['nothing between marks', 'He wrote "" and “ … ”.', []],
  [
    'speech over paragraphs',
    'Tovar rose.\n\n“The ferry is old.\n\n“The crew is tired.\n\n“We stop,” she said.',
    ['The ferry is old.', 'The crew is tired.', 'We stop,'],
  ],
  [
    'speech over paragraphs without marks in between',
    'Tovar rose. “The ferry is old.\n\nThe crew is tired,” she said.',
    ['The ferry is old.', 'The crew is tired,'],
  ],
  [
    'an unclosed mark before plain paragraphs',
    '“The ferry is old, said Tovar.\n\nThe crew went home.\n\nThe port closed.',
    [],
  ],
];

describe('findSpans', () => {
  test.each(CASES)('%s', (_name, text, spans) => {
    expect(quoted(text)).toEqual(spans);
  });

  test('tells where speech goes on in the next paragraph', () => {
    const text = '“The ferry is old.\n\n“We stop,” she said.';
    const article = readArticle({ id: 'a', text, format: 'text' });
    expect(findSpans(article).map((span) => span.continues)).toEqual([true, false]);
  });

  test('spans stand in order, apart, inside the text, without their marks', () => {
    const marks = ['"', '“', '”', "'", '‘', '’', '«', '»', '„', '「', '」', '``', "''"];
    const piece = fc.constantFrom(...marks, ...marks, 'word', ' ', ' ', '. ', ', ', '\n\n', 'it’s', '5', '(');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        const article = readArticle({ id: 'a', text, format: 'text' });
        let last = 0;
        for (const { start, end, outer } of findSpans(article)) {
          expect(outer.start).toBeGreaterThanOrEqual(last);
          expect(start).toBeGreaterThanOrEqual(outer.start);
          expect(end).toBeGreaterThan(start);
          expect(outer.end).toBeGreaterThanOrEqual(end);
          expect(outer.end).toBeLessThanOrEqual(article.body.text.length);
          expect(article.body.text.slice(start, end)).toMatch(/^\S(?:[^\n]*\S)?$/);
          last = outer.end;
        }
      }),
    );
  });
});
