/** A symmetric matrix of non-negative eigenvalues, factored to solve equations with; row by row. */
export type Factor = { width: number; lower: Float64Array };

/** A pivot this small beside its diagonal is a column that the ones before it already say. */
const DEPENDENT = 1e-11;

/**
 * The Cholesky factor of `matrix`. A column that depends on earlier ones (two margins both add up to the total) gets
 * coefficient 0, which leaves what is fitted the same.
 */
export function factorSymmetric(matrix: Float64Array, width: number): Factor {
  const lower = new Float64Array(width * width);
  const get = (row: number, column: number) => lower[row * width + column] ?? 0;
  for (let column = 0; column < width; column += 1) {
    const diagonal = matrix[column * width + column] ?? 0;
    let pivot = diagonal;
    for (let k = 0; k < column; k += 1) pivot -= get(column, k) ** 2;
    if (pivot <= DEPENDENT * diagonal) continue;
    lower[column * width + column] = Math.sqrt(pivot);
    for (let row = column + 1; row < width; row += 1) {
      let rest = matrix[row * width + column] ?? 0;
      for (let k = 0; k < column; k += 1) rest -= get(row, k) * get(column, k);
      lower[row * width + column] = rest / get(column, column);
    }
  }
  return { width, lower };
}

/** Solves the factored equations for one right-hand side. Dependent columns get 0. */
export function solveFactor({ width, lower }: Factor, right: Float64Array): Float64Array {
  const get = (row: number, column: number) => lower[row * width + column] ?? 0;
  const solution = new Float64Array(width);
  for (let row = 0; row < width; row += 1) {
    let rest = right[row] ?? 0;
    for (let k = 0; k < row; k += 1) rest -= get(row, k) * (solution[k] ?? 0);
    solution[row] = get(row, row) === 0 ? 0 : rest / get(row, row);
  }
  for (let row = width - 1; row >= 0; row -= 1) {
    let rest = solution[row] ?? 0;
    for (let k = row + 1; k < width; k += 1) rest -= get(k, row) * (solution[k] ?? 0);
    solution[row] = get(row, row) === 0 ? 0 : rest / get(row, row);
  }
  return solution;
}

/** How many columns are independent of the ones before them. */
export function rankOf({ width, lower }: Factor): number {
  let rank = 0;
  for (let at = 0; at < width; at += 1) if ((lower[at * width + at] ?? 0) > 0) rank += 1;
  return rank;
}
