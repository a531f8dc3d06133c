import { writeFileSync } from 'node:fs';
import { createRanker, type StoredModels } from '../src/briefing/bullets/rank.ts';
import { selectBullets } from '../src/briefing/bullets/select.ts';
import { type Example, readExamples, rougeF } from './train-bullets-data.ts';
import { fitModels } from './train-bullets-models.ts';

const USAGE = `Learns the weights of the bullets (src/briefing/bullets/weights.json).
usage: tsx tools/train-bullets.ts [--folds N] [--most N] [--out FILE] SET.jsonl:WORDS ...
A line of a set is {"articles": [{"id", "text", "title"?}], "references": ["a summary", ...]}; WORDS is its budget.
--folds N  prints cross-validated ROUGE-1 and ROUGE-2 for each set instead of writing weights
--most N   reads at most N lines of each set
`;

interface Options {
  folds: number;
  most: number;
  out: string;
  sets: { file: string; words: number }[];
}

function parseArguments(args: readonly string[]): Options | null {
  const options: Options = { folds: 0, most: 1500, out: 'src/briefing/bullets/weights.json', sets: [] };
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    if (arg === '--folds') options.folds = Number(args[++at]);
    else if (arg === '--most') options.most = Number(args[++at]);
    else if (arg === '--out') options.out = args[++at] ?? options.out;
    else {
      const [, file, words] = /^(.+):(\d+)$/.exec(arg) ?? [];
      if (!file || !words) return null;
      options.sets.push({ file, words: Number(words) });
    }
  }
  return options.sets.length ? options : null;
}

function crossValidate(examples: readonly Example[], folds: number): void {
  const figures = new Map<string, number[][]>();
  for (let fold = 0; fold < folds; fold += 1) {
    const models = fitModels(examples.filter((_, at) => at % folds !== fold));
    score(
      examples.filter((_, at) => at % folds === fold),
      models,
      figures,
    );
  }
  for (const [set, rows] of figures) {
    const mean = (place: number) => rows.reduce((sum, row) => sum + (row[place] ?? 0), 0) / rows.length;
    process.stdout.write(
      `${set} (${rows.length}): R1 ${mean(0).toFixed(4)} R2 ${mean(1).toFixed(4)} words ${mean(2).toFixed(1)}\n`,
    );
  }
}

function score(examples: readonly Example[], models: StoredModels, figures: Map<string, number[][]>): void {
  const rank = createRanker(models);
  for (const { set, articles, references, words } of examples) {
    const bullets = selectBullets({ articles, length: 'standard', maxWords: words }, rank);
    const text = bullets.map((bullet) => bullet.text).join('\n');
    const rows = figures.get(set) ?? [];
    rows.push([rougeF(text, references, 1), rougeF(text, references, 2), text.split(/\s+/).length]);
    figures.set(set, rows);
  }
}

const options = parseArguments(process.argv.slice(2));
if (!options) {
  process.stderr.write(USAGE);
  process.exit(2);
}
const examples = options.sets.flatMap(({ file, words }) => readExamples(file, words, options.most));
if (options.folds > 1) crossValidate(examples, options.folds);
else writeFileSync(options.out, `${JSON.stringify(fitModels(examples))}\n`);
