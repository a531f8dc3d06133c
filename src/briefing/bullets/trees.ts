/**
 * A boosted set of complete binary trees of one depth, as stored: node `i` goes to `2i + 1` where its feature is at
 * most its threshold, else to `2i + 2`.
 */
export interface TreeModel {
  readonly base: number;
  readonly depth: number;
  readonly trees: readonly {
    readonly feature: readonly number[];
    readonly threshold: readonly number[];
    readonly leaf: readonly number[];
  }[];
}

/** Gives what a model says of a row of features. */
export type Predictor = (row: Float64Array) => number;

/** Lays a stored model out in flat arrays, for speed. */
export function createPredictor(model: TreeModel): Predictor {
  const inner = 2 ** model.depth - 1;
  const feature = Uint8Array.from(model.trees.flatMap((tree) => tree.feature));
  const threshold = Float64Array.from(model.trees.flatMap((tree) => tree.threshold));
  const leaf = Float64Array.from(model.trees.flatMap((tree) => tree.leaf));
  const count = model.trees.length;
  return (row) => {
    let sum = model.base;
    for (let tree = 0; tree < count; tree += 1) {
      const root = tree * inner;
      let node = 0;
      while (node < inner) {
        const above = (row[feature[root + node] as number] as number) > (threshold[root + node] as number);
        node = 2 * node + (above ? 2 : 1);
      }
      sum += leaf[root + tree + node - inner] as number;
    }
    return sum;
  };
}
