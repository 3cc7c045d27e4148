/** How many characters may differ. */
const MAX_DISTANCE = 2;

/**
 * The name that is probably meant by an unknown one: the same letters in another spelling, or a typing mistake away.
 */
export function nearestName(unknown: string, names: readonly string[]): string | undefined {
  const letters = lettersOf(unknown);
  const [nearest] = names
    .map((name) => ({ name, distance: distance(letters, lettersOf(name)) }))
    // Of a short name two letters are too much.
    .filter((candidate) => candidate.distance <= Math.min(MAX_DISTANCE, Math.floor(letters.length / 3)))
    .sort((a, b) => a.distance - b.distance);
  return nearest?.name;
}

function lettersOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9.]/g, '');
}

/** The number of characters to insert, remove, replace or swap with the next one. */
function distance(from: string, to: string): number {
  const rows: number[][] = [Array.from({ length: to.length + 1 }, (_, column) => column)];
  for (let i = 1; i <= from.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const at = (rowsBack: number, columnsBack: number) => rows[i - rowsBack]?.[j - columnsBack] as number;
      const isSame = from[i - 1] === to[j - 1];
      const isSwapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      row.push(
        Math.min(
          at(1, 0) + 1,
          (row[j - 1] as number) + 1,
          at(1, 1) + (isSame ? 0 : 1),
          isSwapped ? at(2, 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    rows.push(row);
  }
  return rows.at(-1)?.at(-1) as number;
}
