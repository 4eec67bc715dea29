// Marks over a piece of text: cut where any begins or ends; a segment carries several.
function segments(start, end, rows) {
  const cuts = new Set([start, end]);
  for (const row of rows) for (const at of [row.start, row.end]) if (at > start && at < end) cuts.add(at);
  const places = [...cuts].sort((a, b) => a - b);
  return places.slice(1).map((to, n) => ({ from: places[n], to, rows: rows.filter((row) => row.start <= places[n] && row.end >= to) }));
}

// The widest mark outside, the narrowest inside; of equal ones the first table outside.
const byWidth = (a, b) => (b.end - b.start) - (a.end - a.start) || a.number - b.number;

function painted(segment, text) {
  let inner = document.createTextNode(text.slice(segment.from, segment.to));
  for (const row of [...segment.rows].sort(byWidth).reverse()) {
    const ends = `${segment.from === row.start ? ' first' : ''}${segment.to === row.end ? ' last' : ''}`;
    const refused = row.verdict === 'refuse' ? ' refused' : '';
    const chosen = row.number === state.chosen ? ' on' : '';
    inner = el('span', { class: `mark ${row.table}${ends}${refused}${chosen}`, 'data-row': row.number, 'data-tag': t(`tag_${row.table}`) }, inner);
  }
  return inner;
}
