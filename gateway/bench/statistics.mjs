export function median(values) {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The largest of the values of a baseline may be this many times the smallest. */
const MOST_SPREAD = 1.6;

/** Whether a baseline was measured well enough to compare anything with it. */
export function isSteady(values) {
  return Math.max(...values) <= MOST_SPREAD * Math.min(...values);
}
