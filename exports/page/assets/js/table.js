// The table beside the picture: the same links, the same selection, in rows.
const COLUMNS = [
  { key: 'link', value: (l) => nameOf(l.id), cell: (l) => linkButton(l.id) },
  { key: 'status', value: (l) => D.order.looks.indexOf(lookOf(l)), cell: (l) => lookBadge(l) },
  { key: 'gap', value: (l) => D.order.gaps.indexOf(l.gap_kind), cell: (l) => gapWord(l) },
  { key: 'stage', value: (l) => D.order.stages.indexOf(l.stage), cell: (l) => (l.home ? stageWord(l) : t('from_category', { category: both(l.category_name) || l.category })) },
  { key: 'makers', value: (l) => l.makers, cell: (l) => l.makers, number: true },
  { key: 'buyers', value: (l) => l.buyers, cell: (l) => l.buyers, number: true },
  { key: 'lq', value: (l) => l.lq ?? -1, cell: (l) => (l.lq === null ? '—' : l.lq.toFixed(2)), number: true, wide: true },
  { key: 'opens', value: (l) => l.opens.length, cell: opensCell, wide: true },
  { key: 'candidate', value: (l) => topScore(l), cell: candidateCell, wide: true },
];

function opensCell(link) {
  const out = el('span', {}, linkList(link.opens.slice(0, 3)));
  if (link.opens.length > 3) out.append(' ', el('span', { class: 'few' }, `+${link.opens.length - 3}`));
  return out;
}
const invited = (link) => link.candidates.find((c) => !c.excluded);
const topScore = (link) => (invited(link) ? invited(link).score ?? 0 : -1);
function candidateCell(link) {
  const first = invited(link);
  return first ? el('span', {}, named(first.name), ' ', el('span', { class: 'few name' }, first.home_region)) : '';
}

function tableRows() {
  const all = state.tab === 'gaps' ? gaps() : P.links.filter((l) => l.home || l.makers || isGap(l) || state.unfolded);
  const found = all.filter(passes);
  const column = COLUMNS.find((c) => c.key === state.sort.key);
  if (!column) return found;
  const sign = state.sort.down ? -1 : 1;
  const collator = new Intl.Collator(state.lang);
  const by = (a, b) => (typeof a === 'string' ? collator.compare(a, b) : a - b);
  return found.sort((a, b) => sign * by(column.value(a), column.value(b)) || compare(a.id, b.id));
}

function paintTable() {
  const rows = tableRows();
  $('caption').textContent = t(state.tab === 'gaps' ? 'table_caption_gaps' : 'table_caption_links',
    { n: rows.length, other: rows.filter((link) => !link.home).length });
  $('heads').replaceChildren(...COLUMNS.map(headCell));
  $('rows').replaceChildren(...rows.map((link) => el('tr', { 'data-link': link.id }, ...COLUMNS.map((c) => bodyCell(c, link)))));
  if (!rows.length) $('rows').append(el('tr', {}, el('td', { colspan: COLUMNS.length }, t('table_empty'))));
  for (const tab of ['gaps', 'links']) {
    const n = tab === 'gaps' ? gaps().length : homeLinks.length;
    $(`tab-${tab}`).textContent = `${t(`table_${tab}`)} ${n}`;
    $(`tab-${tab}`).setAttribute('aria-pressed', String(state.tab === tab));
  }
  markRow();
}

const cellClass = (c) => `${c.number ? 'number' : ''} ${c.wide ? 'wide' : ''}`;
const bodyCell = (c, link) => el('td', { class: cellClass(c) }, c.cell(link));
function headCell(c) {
  const mine = state.sort.key === c.key;
  const arrow = mine ? (state.sort.down ? ' ↓' : ' ↑') : '';
  return el('th', { scope: 'col', class: cellClass(c), 'aria-sort': mine ? (state.sort.down ? 'descending' : 'ascending') : 'none' },
    button(t(`col_${c.key}`) + arrow, () => sortBy(c), { 'data-sort': c.key }));
}

// Numbers begin with the largest, names with the first.
function sortBy(column) {
  const again = state.sort.key === column.key;
  state.sort = { key: column.key, down: again ? !state.sort.down : Boolean(column.number) };
  paintTable();
  $('heads').querySelector(`[data-sort="${column.key}"]`).focus();
}

function markRow() {
  for (const row of $('rows').children) row.classList.toggle('chosen', row.getAttribute('data-link') === state.selected);
}
function showTab(tab) {
  state.tab = tab;
  paintTable();
}
