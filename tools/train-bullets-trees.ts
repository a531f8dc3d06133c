import type { TreeModel } from '../src/briefing/bullets/trees.ts';

/** How trees are grown: `ridge` shrinks leaves, `least` is the least weight of a leaf, the shares are drawn for each tree. */
export interface Shape {
  readonly depth: number;
  readonly trees: number;
  readonly rate: number;
  readonly ridge: number;
  readonly least: number;
  readonly columns: number;
  readonly rows: number;
}

const BINS = 32;
/** All sets weigh the same, however many rows they have. */
const SET_WEIGHT = 1000;
const SEED = 1;
/** Neighbouring rows, mostly of one story, are drawn together. */
const BLOCK = 64;

/** Rows of features with what is to be learned; write a row into `row`, then `add` it. */
export class Table {
  readonly width: number;
  readonly row: Float64Array;
  readonly rows: number[] = [];
  readonly targets: number[] = [];
  private readonly sets: string[] = [];
  private readonly counts: number[] = [];

  constructor(width: number) {
    this.width = width;
    this.row = new Float64Array(width);
  }

  add(target: number, set: string, count: number): void {
    for (const value of this.row) this.rows.push(value);
    this.targets.push(target);
    this.sets.push(set);
    this.counts.push(count);
  }

  weights(): Float64Array {
    const totals = new Map<string, number>();
    this.sets.forEach((set, at) => {
      totals.set(set, (totals.get(set) ?? 0) + (this.counts[at] ?? 1));
    });
    return Float64Array.from(this.sets, (set, at) => (SET_WEIGHT * (this.counts[at] ?? 1)) / (totals.get(set) ?? 1));
  }
}

/** Grows boosted trees for least squares, by histograms; the same table and shape give the same trees. */
export function growTrees(table: Table, shape: Shape): TreeModel {
  const count = table.targets.length;
  const edges = Array.from({ length: table.width }, (_, column) => edgesOf(table, column));
  const bins = binRows(table, edges);
  const weights = table.weights();
  const targets = Float64Array.from(table.targets);
  let total = 0;
  let sum = 0;
  for (let at = 0; at < count; at += 1) {
    total += weights[at] as number;
    sum += (weights[at] as number) * (targets[at] as number);
  }
  const base = round(sum / total);
  const rest = targets.map((target) => target - base);
  const draw = createDraw(SEED);
  const trees = Array.from({ length: shape.trees }, () => growTree({ bins, edges, weights, rest, shape, draw }));
  return { base, depth: shape.depth, trees };
}

interface Ground {
  readonly bins: Uint8Array;
  readonly edges: readonly (readonly number[])[];
  readonly weights: Float64Array;
  /** What is left to learn; each tree takes its part away. */
  readonly rest: Float64Array;
  readonly shape: Shape;
  readonly draw: () => number;
}

function growTree({ bins, edges, weights, rest, shape, draw }: Ground): TreeModel['trees'][number] {
  const width = edges.length;
  const count = rest.length;
  const inner = 2 ** shape.depth - 1;
  const feature = new Array<number>(inner).fill(0);
  const threshold = new Array<number>(inner).fill(1e9);
  const splits = new Uint8Array(inner).fill(255);
  const used = edges.map(() => draw() < shape.columns);
  const drawn = drawWeights(weights, shape.rows, draw);
  const nodes = new Uint8Array(count);
  for (let level = 0; level < shape.depth; level += 1) {
    const first = 2 ** level - 1;
    const size = width * BINS;
    const sums = new Float64Array((first + 1) * size);
    const masses = new Float64Array((first + 1) * size);
    for (let at = 0; at < count; at += 1) {
      const weight = drawn[at] as number;
      if (weight === 0) continue;
      let place = ((nodes[at] as number) - first) * size;
      const pull = weight * (rest[at] as number);
      for (let column = 0; column < width; column += 1, place += BINS) {
        const bin = place + (bins[at * width + column] as number);
        sums[bin] = (sums[bin] as number) + pull;
        masses[bin] = (masses[bin] as number) + weight;
      }
    }
    for (let node = 0; node <= first; node += 1) {
      const from = node * size;
      const split = bestSplit(sums.subarray(from, from + size), masses.subarray(from, from + size), edges, used, shape);
      if (!split) continue;
      feature[first + node] = split.column;
      threshold[first + node] = round(edges[split.column]?.[split.bin] ?? 0);
      splits[first + node] = split.bin;
    }
    for (let at = 0; at < count; at += 1) {
      const node = nodes[at] as number;
      const above = (bins[at * width + (feature[node] as number)] as number) > (splits[node] as number);
      nodes[at] = 2 * node + (above ? 2 : 1);
    }
  }
  return { feature, threshold, leaf: settleLeaves(nodes, drawn, rest, inner, shape) };
}

function settleLeaves(
  nodes: Uint8Array,
  drawn: Float64Array,
  rest: Float64Array,
  inner: number,
  shape: Shape,
): number[] {
  const sums = new Float64Array(inner + 1);
  const masses = new Float64Array(inner + 1);
  nodes.forEach((node, at) => {
    const leaf = node - inner;
    sums[leaf] = (sums[leaf] as number) + (drawn[at] as number) * (rest[at] as number);
    masses[leaf] = (masses[leaf] as number) + (drawn[at] as number);
  });
  const leaves = Array.from(sums, (sum, leaf) =>
    round((shape.rate * sum) / ((masses[leaf] as number) + shape.ridge), 3),
  );
  nodes.forEach((node, at) => {
    rest[at] = (rest[at] as number) - (leaves[node - inner] as number);
  });
  return leaves;
}

function bestSplit(
  sums: Float64Array,
  masses: Float64Array,
  edges: readonly (readonly number[])[],
  used: readonly boolean[],
  shape: Shape,
): { column: number; bin: number } | null {
  let all = 0;
  let mass = 0;
  for (let bin = 0; bin < BINS; bin += 1) {
    all += sums[bin] as number;
    mass += masses[bin] as number;
  }
  const before = (all * all) / (mass + shape.ridge);
  let most = 1e-9;
  let found: { column: number; bin: number } | null = null;
  edges.forEach((own, column) => {
    let left = 0;
    let leftMass = 0;
    for (let bin = 0; used[column] && bin < own.length; bin += 1) {
      left += sums[column * BINS + bin] as number;
      leftMass += masses[column * BINS + bin] as number;
      const rightMass = mass - leftMass;
      if (leftMass < shape.least || rightMass < shape.least) continue;
      const gain = left ** 2 / (leftMass + shape.ridge) + (all - left) ** 2 / (rightMass + shape.ridge) - before;
      if (gain <= most) continue;
      most = gain;
      found = { column, bin };
    }
  });
  return found;
}

/** The borders between a column's bins: between its values where they are few, else at even shares of its rows. */
function edgesOf(table: Table, column: number): number[] {
  const step = Math.max(1, Math.floor(table.targets.length / 20_000));
  const values: number[] = [];
  for (let at = 0; at < table.targets.length; at += step) values.push(table.rows[at * table.width + column] ?? 0);
  values.sort((a, b) => a - b);
  const distinct = [...new Set(values)];
  if (distinct.length <= BINS)
    return distinct.slice(0, -1).map((value, at) => (value + (distinct[at + 1] ?? value)) / 2);
  const even = Array.from(
    { length: BINS - 1 },
    (_, bin) => values[Math.floor(((bin + 1) * values.length) / BINS)] ?? 0,
  );
  return [...new Set(even)];
}

function binRows(table: Table, edges: readonly (readonly number[])[]): Uint8Array {
  return Uint8Array.from(table.rows, (value, place) => {
    const own = edges[place % table.width] ?? [];
    let low = 0;
    let high = own.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (value > (own[middle] as number)) low = middle + 1;
      else high = middle;
    }
    return low;
  });
}

function drawWeights(weights: Float64Array, share: number, draw: () => number): Float64Array {
  let taken = 1;
  return weights.map((weight, at) => {
    if (at % BLOCK === 0) taken = draw() < share ? 1 : 0;
    return weight * taken;
  });
}

/** A seeded stream of numbers from 0 to 1 (mulberry32). */
function createDraw(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Four digits for what is compared, three for what is summed: the file stays small, and nothing measurable is lost. */
function round(value: number, digits = 4): number {
  return Number(value.toPrecision(digits));
}
