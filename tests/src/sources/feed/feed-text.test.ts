import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readFeedText } from '../../../../src/sources/feed/feed-text.ts';

const html = (value: string, base: string | null = null) => readFeedText(value, 'html', base);

describe('readFeedText', () => {
  it('gives the visible words of HTML as paragraphs, and markup in which nothing runs', () => {
    const read = html(
      '<p onclick="steal()">Ships <b>left</b> &amp; went&nbsp;north.</p><script>track("<p>no</p>")</script>' +
        '<ul><li>One<li>Two</ul>Last<br>line.<br><br>End <a href="javascript:steal()">here</a>.',
    );
    expect(read?.text).toBe('Ships left & went north.\n\nOne\n\nTwo\n\nLast line.\n\nEnd here.');
    expect(read?.html).toBe(
      '<p>Ships <b>left</b> &amp; went\u00a0north.</p><ul><li>One<li>Two</ul>Last<br />line.<br /><br />End <a>here</a>.',
    );
  });

  it('makes addresses in markup absolute', () => {
    expect(
      html('<img src="../ship.png" onerror=x><a href="/a?b=1&amp;c=2">a</a>', 'https://courier.example/x/y/')?.html,
    ).toBe('<img src="https://courier.example/x/ship.png" /><a href="https://courier.example/a?b=1&amp;c=2">a</a>');
  });

  it.each([
    ['1 < 2 & 3 > 2', '1 < 2 & 3 > 2', null],
    ['the <blink> tag', 'the <blink> tag', null],
    ['Fish &amp; chips', 'Fish & chips', 'Fish &amp; chips'],
    ['A <i>fine</i> day', 'A fine day', 'A <i>fine</i> day'],
    ['It&#8217;s &eacute;lan', 'It’s élan', 'It’s élan'],
    ['AT&T', 'AT&T', null],
  ])('guesses whether %s is HTML', (value, text, markup) => {
    expect(readFeedText(value, 'unknown', null)).toEqual({ text, html: markup });
  });

  it('reads broken markup without losing the words after it', () => {
    expect(html('Before <script>one</script> after')?.text).toBe('Before after');
    expect(html('Before <iframe src="x">after')?.text).toBe('Before after');
    expect(html('Before <a href="x>after</a> end "quoted"')?.text).toContain('quoted');
    expect(html('Before <!-- never closed > after')?.text).toBe('Before after');
    expect(html('<svg><text>label</text></svg>')).toBeNull();
  });

  it('plain text keeps its paragraphs and its signs', () => {
    expect(readFeedText(' One\n  line &amp;\n\n\nTwo <b> ', 'text', null)).toEqual({
      text: 'One line &amp;\n\nTwo <b>',
      html: null,
    });
    expect(readFeedText(' \n ', 'text', null)).toBeNull();
  });

  test('markup that was made safe stays as it is when it is made safe again', () => {
    const pieces = fc.constantFrom(
      '<p>',
      '</p>',
      '<',
      '>',
      '&',
      '&amp;',
      '<b x="1">',
      '</b>',
      '"',
      "'",
      '<script>',
      '</script>',
      '<!--',
      '-->',
      '<br/>',
      'ship',
      ' ',
      '=',
      '<a href="',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        const once = html(parts.join(''))?.html ?? '';
        expect(html(once)?.html ?? '').toBe(once);
        expect(once).not.toMatch(/<script|<!--/);
      }),
      { numRuns: 500 },
    );
  });
});
