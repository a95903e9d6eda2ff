// The ranking in the browser: live rows merged by group number and ranked as the server ranks them, so that a small change
// needs no whole table (tests/vectors/ranking.json is checked in both languages). Pure; imported by core/, ui/ and pages/.

/** New rows, most points first and then by number, each with its `rank`; equal points share one: 1, 2, 2, 4. */
export function rankRows(rows) {
  const sorted = [...rows].sort((a, b) => b.points - a.points || a.number - b.number);
  let rank = 0;
  return sorted.map((row, index) => {
    if (index === 0 || row.points !== sorted[index - 1].points) rank = index + 1;
    return { ...row, rank };
  });
}

/** The known rows with the changed ones in their place, ascending by number; fields a change does not name stay. */
export function mergeRows(known, changed) {
  const byNumber = new Map((known ?? []).map((row) => [row.number, row]));
  for (const row of changed ?? []) byNumber.set(row.number, { ...byNumber.get(row.number), ...row });
  return [...byNumber.values()].sort((a, b) => a.number - b.number);
}
