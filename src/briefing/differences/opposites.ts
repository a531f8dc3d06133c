/** Outcomes that exclude one another, as lemmas of the verbs that tell them: the one side, then the other. */
export const OPPOSITES = [
  ['approve pass adopt accept endorse back', 'reject defeat block refuse scrap veto'],
  ['convict', 'acquit exonerate'],
  ['uphold', 'overturn quash reverse'],
  ['survive', 'die'],
  ['rise increase grow climb gain', 'fall drop decline decrease shrink'],
  ['open reopen', 'close shut'],
  ['start begin resume', 'suspend halt cancel abandon'],
  ['win', 'lose'],
  ['free release', 'jail imprison'],
] as const;

/** Words that turn an outcome round; a sentence with one of them is not compared. */
export const NEGATIONS = [
  'not',
  "n't",
  'n’t',
  'never',
  'no',
  'nobody',
  'none',
  'neither',
  'nor',
  'without',
  'fail',
  'refuse',
  'deny',
  'avoid',
  'could',
  'would',
  'may',
  'might',
  'if',
  'unless',
  'whether',
] as const;
