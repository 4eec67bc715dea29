// The rows on the right: cards by table.
const MANY = 40;

function sure(confidence) {
  const NS = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(NS, 'svg');
  svg.setAttribute('viewBox', '0 0 100 10');
  svg.setAttribute('preserveAspectRatio', 'none');
  svg.setAttribute('aria-hidden', 'true');
  const rect = document.createElementNS(NS, 'rect');
  rect.setAttribute('width', String(Math.max(0, Math.min(1, Number(confidence) || 0)) * 100));
  rect.setAttribute('height', '10');
  svg.append(rect);
  return el('span', { class: 'sure', title: t('col_confidence') }, confidence, svg);
}

function card(row) {
  const facts = row.facts.map(([name, value]) => el('span', {}, el('i', {}, `${t(`col_${name}`)} `), named(said(value))));
  const verdict = row.verdict ? el('b', {}, t(`verdict_${row.verdict}`)) : null;
  const note = row.note ? el('span', {}, ' · ', named(row.note)) : null;
  return el('li', {}, el('button', { type: 'button', class: `row ${row.table} ${row.verdict === 'refuse' ? 'refused' : ''}`,
    'data-row': row.number, 'aria-pressed': String(row.number === state.chosen) },
  el('span', { class: 'name title', dir: 'auto' }, said(row.title)), row.confidence ? sure(row.confidence) : null,
  facts.length ? el('span', { class: 'facts' }, ...facts) : null,
  el('span', { class: 'foot' }, verdict, row.rule ? el('code', {}, row.rule) : null, note)));
}

function group(table) {
  const rows = rowsOf(table).filter(fits);
  if (!rows.length) return null;
  const lumps = [];
  for (let at = 0; at < rows.length; at += MANY) {
    const some = rows.slice(at, at + MANY);
    const made = lump('list', '', () => some.map(card), some.length);
    made.dataset.rows = some.map((row) => row.number).join(' ');
    lumps.push(made);
  }
  return el('div', { class: table, 'data-table': table },
    el('h2', {}, el('span', { class: 'tag', 'aria-hidden': 'true' }, t(`tag_${table}`)), t(`table_${table}`), el('small', {}, rows.length)),
    ...lumps);
}

function paintList() {
  forget('list');
  const groups = D.tables.map(group).filter(Boolean);
  $('list').replaceChildren(...(groups.length ? groups : [el('p', { class: 'nothing' }, t('none'))]));
}

// The card of a row, after its lump is filled; null where it is not listed.
function cardOf(row) {
  for (const made of $('list').querySelectorAll('.lump.raw')) if (made.dataset.rows.split(' ').includes(String(row.number))) fill(made);
  return $('list').querySelector(`button[data-row="${row.number}"]`);
}
