import type { Article, Sentence } from '../../articles/article.ts';

interface Placed {
  readonly article: Article;
  readonly sentence: Sentence;
}

/** For sentences in order, article by article: whether each starts within a quotation that an earlier one opened. */
export function insideQuotes(sentences: readonly Placed[]): boolean[] {
  let open = false;
  let last: Placed | undefined;
  let since = 0;
  return sentences.map((placed) => {
    const { sentence, article } = placed;
    const goesOn = last?.article === article && last.sentence.paragraph === sentence.paragraph;
    if (!goesOn || since > LONGEST_QUOTE) open = false;
    last = placed;
    const starts = open;
    open = endsOpen(sentence.text, open);
    since = open ? since + 1 : 0;
    return starts;
  });
}

/** Sentences after which a quotation that nothing closes is taken for a slip of the pen. */
const LONGEST_QUOTE = 6;

/** Old agency style: '' or `` for a quote mark. */
function isPair(text: string, at: number): boolean {
  return (text[at] === "'" || text[at] === '`') && text[at + 1] === text[at];
}

function endsOpen(text: string, before: boolean): boolean {
  let open = before;
  for (let at = 0; at < text.length; at += 1) {
    const mark = text[at];
    if (mark === '“') open = true;
    else if (mark === '”') open = false;
    else if (mark === '"' || isPair(text, at)) open = at === 0 || /[\s([]/.test(text[at - 1] ?? ' ');
  }
  return open;
}
