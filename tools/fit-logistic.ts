/** One example: its values (the first is always 1), whether it is of the kind (1) or not (0), and how much it counts. */
export interface Sample {
  readonly values: readonly number[];
  readonly label: 0 | 1;
  readonly weight: number;
}

const MOST_STEPS = 25;
const SMALL_STEP = 1e-5;

/** Fits a logistic model by Newton's method; `penalty` (times the squared weights, bias excepted) keeps it modest. */
export function fitLogistic(samples: readonly Sample[], penalty: number): number[] {
  const size = samples[0]?.values.length ?? 0;
  const total = samples.reduce((sum, sample) => sum + sample.weight, 0);
  const weights = new Array<number>(size).fill(0);
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const system = systemOf(samples, weights, total, penalty);
    const change = solve(system);
    change.forEach((value, at) => {
      weights[at] = (weights[at] ?? 0) - value;
    });
    if (Math.max(...change.map(Math.abs)) < SMALL_STEP) break;
  }
  return weights;
}

/** The matrix of second derivatives with the gradient as its last column. */
function systemOf(samples: readonly Sample[], weights: readonly number[], total: number, penalty: number): number[][] {
  const size = weights.length;
  const system = weights.map((weight, row) => {
    const columns = new Array<number>(size + 1).fill(0);
    columns[row] = penalty;
    columns[size] = row === 0 ? 0 : penalty * weight;
    return columns;
  });
  for (const { values, label, weight } of samples) {
    const odds = values.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0);
    const likely = 1 / (1 + Math.exp(-odds));
    const slope = ((likely - label) * weight) / total;
    const curve = (likely * (1 - likely) * weight) / total;
    for (const [row, value] of values.entries()) {
      const columns = system[row] as number[];
      for (let column = 0; column < size; column += 1) {
        columns[column] = (columns[column] ?? 0) + curve * value * (values[column] ?? 0);
      }
      columns[size] = (columns[size] ?? 0) + slope * value;
    }
  }
  return system;
}

/** Gauss-Jordan elimination; the system is positive definite, so the pivots are on the diagonal. */
function solve(system: number[][]): number[] {
  const size = system.length;
  for (const [pivot, line] of system.entries()) {
    for (const [row, columns] of system.entries()) {
      if (row === pivot) continue;
      const factor = (columns[pivot] ?? 0) / (line[pivot] ?? 1);
      for (let at = pivot; at <= size; at += 1) columns[at] = (columns[at] ?? 0) - factor * (line[at] ?? 0);
    }
  }
  return system.map((columns, row) => (columns[size] ?? 0) / (columns[row] ?? 1));
}
