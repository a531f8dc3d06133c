import { describe, expect, it } from 'vitest';
import { readArticle } from '../../../src/articles/read-article.ts';
import { cleanTitle } from '../../../src/briefing/headline/clean-title.ts';
import { titleFitness } from '../../../src/briefing/headline/title-fitness.ts';
import { chooseHeadline } from '../../../src/briefing/headline.ts';

const TEXT =
  'Dock workers at Port Ellery voted by 71 percent on Wednesday to strike from Friday over a new roster, the union said. ' +
  'The company offered talks but will not withdraw the roster.';

function articles(...titles: readonly (string | null)[]) {
  return titles.map((title, index) =>
    readArticle({
      format: 'text',
      id: `a${index}`,
      text: TEXT,
      outlet: 'Ellery Courier',
      ...(title === null ? {} : { title }),
    }),
  );
}

describe('cleanTitle', () => {
  it.each([
    ['Ellery dockers vote to strike | Ellery Courier', 'Ellery dockers vote to strike'],
    ['Ellery dockers vote to strike - Ellery Courier', 'Ellery dockers vote to strike'],
    ['Ellery dockers vote to strike – The Harbour Times', 'Ellery dockers vote to strike'],
    ['Ellery dockers vote to strike - BBC News', 'Ellery dockers vote to strike'],
    ['Ellery dockers vote to strike - courier.example.com | News | Courier', 'Ellery dockers vote to strike'],
    ['LIVE: Ellery dockers vote to strike', 'Ellery dockers vote to strike'],
    ['Live updates: Ellery dockers vote to strike', 'Ellery dockers vote to strike'],
    ['Ellery dockers vote to strike – live updates', 'Ellery dockers vote to strike'],
    ['Ellery dockers vote to strike: as it happened', 'Ellery dockers vote to strike'],
    ['The Latest: Ellery dockers vote to strike', 'Ellery dockers vote to strike'],
    ['Morning Briefing: Ellery dockers vote to strike', 'Ellery dockers vote to strike'],
    ['EXCLUSIVE - Ellery dockers vote to strike', 'Ellery dockers vote to strike'],
    ['Opinion | Ellery dockers vote to strike', 'Ellery dockers vote to strike'],
    ['WATCH Ellery dockers vote to strike', 'Ellery dockers vote to strike'],
    ['Ellery dockers vote to strike (VIDEO)', 'Ellery dockers vote to strike'],
    ['UPDATE 2-Ellery dockers vote to strike', 'Ellery dockers vote to strike'],
    ['## **Ellery dockers vote to strike**', 'Ellery dockers vote to strike'],
    ['[Ellery dockers](https://courier.example/1) vote to strike.', 'Ellery dockers vote to strike'],
    ['Ellery dockers &amp; pilots vote to strike [VIDEO]', 'Ellery dockers & pilots vote to strike'],
    ['*Ellery* dockers **vote** to _strike_', 'Ellery dockers vote to strike'],
    ['  Ellery\n dockers  vote ', 'Ellery dockers vote'],
    ['', ''],
    ['**', ''],
    ['By Jane Doe', ''],
    ['BYLINE: Jane Doe', ''],
  ])('reads %j as %j', (title, expected) => {
    expect(cleanTitle(title, 'Ellery Courier')).toBe(expected);
  });

  it.each([
    'Ellery dockers vote to strike - and mean it',
    'Union and port - no talks before Friday',
    'Tovar: no talks without the old roster',
    'Report: Ellery dockers to strike',
    'Fact check: Ellery dockers did not strike',
    'WATCH WHAT ELLERY DOCKERS DO',
    'Ellery dockers make a video',
    'Update your roster by Friday',
    'Ellery’s new-found 5 * 3 rule',
    'Live music returns to the harbour',
    'Port of Ellery vs. the U.S.',
    'Von der Marsch in Ellery',
    'Di Prova e Tovar',
    'By Rail in the North',
    'By land or sea, the grain must leave Ellery',
    'Dockers: pay for your f***ing roster',
  ])('leaves %j alone', (title) => {
    expect(cleanTitle(title, 'Ellery Courier')).toBe(title);
  });

  it('takes linear time for a title without end', () => {
    expect(cleanTitle('- '.repeat(500_000), null).length).toBeLessThan(600);
    expect(cleanTitle('*'.repeat(1_000_000), 'x').length).toBeLessThan(600);
  });
});

describe('chooseHeadline', () => {
  it('takes the title that tells most of what the articles share', () => {
    const given = articles('Grain prices may rise', 'Ellery dockers vote to strike over new roster', 'A town waits');
    expect(chooseHeadline(given)).toBe('Ellery dockers vote to strike over new roster');
  });

  it.each([
    'Will Ellery dockers strike over the new roster?',
    '5 things to know about the Ellery dockers’ strike vote',
    'Opinion: Ellery dockers are right to strike over the new roster',
    'Why Ellery dockers vote to strike over the new roster',
    'Ellery, dockers, strike, roster, union, Friday',
    'You won’t believe how Ellery dockers vote to strike over the new roster',
    'This is why Ellery dockers vote to strike over the new roster',
    'Ellery dockers vote to strike over the new roster: What to know',
    'They vote to strike over the new roster of Port Ellery',
    'Ellery dockers strike? The new roster of Port Ellery brings them out on Friday',
    'Ellery dockers should strike over the new roster',
    'Don’t blame Ellery dockers for the strike over the new roster',
    'Ellery dockers absurdly strike over the new roster, and other nonsense',
    'Four ways Ellery dockers strike over the new roster',
  ])('prefers a plain headline to %j', (weak) => {
    expect(chooseHeadline(articles(weak, 'Port Ellery dockers to strike from Friday'))).toBe(
      'Port Ellery dockers to strike from Friday',
    );
  });

  it.each([
    'US dockers at Port Ellery vote to strike over new roster',
    'Ellery union says dockers should strike over new roster',
    'Ellery dockers strike over new roster: ‘We want our old one’',
  ])('takes %j for a plain headline', (plain) => {
    expect(titleFitness(plain, plain)).toBe(1);
  });

  it('takes a question when there is nothing else', () => {
    expect(chooseHeadline(articles('Will Ellery dockers strike?'))).toBe('Will Ellery dockers strike?');
  });

  it('shortens a first sentence where no article has a title', () => {
    const text = 'Dock workers at Port Ellery, who had waited for weeks, voted to strike. Nobody was surprised.';
    expect(chooseHeadline([readArticle({ format: 'text', id: 'a', text })])).toMatch(
      /^Dock workers at Port Ellery.* voted to strike$/,
    );
  });

  it('is empty where nothing is short enough, and for no articles', () => {
    expect(
      chooseHeadline([readArticle({ format: 'text', id: 'a', text: `The ${'very '.repeat(30)}long sentence ended.` })]),
    ).toBe('');
    expect(chooseHeadline([])).toBe('');
  });

  it('does not depend on the order of the articles', () => {
    const given = articles('Ellery dockers to strike from Friday', 'Ellery dockers will strike on Friday', 'No talks');
    expect(chooseHeadline([...given].reverse())).toBe(chooseHeadline(given));
  });
});

describe('chooseHeadline without titles', () => {
  it('takes a long first sentence rather than a short one from further down', () => {
    const first =
      'Dock workers at Port Ellery voted by a large majority on Wednesday to strike from Friday over a new roster.';
    const text = `${first} The ferry was late. The union said seven others would be at the port.`;
    const headline = chooseHeadline([readArticle({ format: 'text', id: 'a', text })]);
    expect(headline).toMatch(/^Dock workers at Port Ellery voted/);
  });

  it('takes no later sentence that leans on the one before', () => {
    const text =
      'Mayor Ana Lund of Port Ellery, who has led the old harbour town through two long strikes and a storm, said at the end of a meeting with the union that the dockers had won. The officials say she is not now against the roster. Ellery dockers won the roster.';
    const headline = chooseHeadline([readArticle({ format: 'text', id: 'a', text })]);
    expect(headline).toBe('Ellery dockers won the roster');
  });
});
