// Choosing a row: it lights up on both sides, and the other side comes into view.
function light() {
  for (const mark of $('text').querySelectorAll('.mark.on')) mark.classList.remove('on');
  for (const one of $('list').querySelectorAll('[aria-pressed="true"]')) one.setAttribute('aria-pressed', 'false');
}

// Again for some frames: what is filled near an element moves it.
function show(element, block, frames = 6) {
  if (!element) return;
  element.scrollIntoView({ block, behavior: 'auto' });
  if (frames) requestAnimationFrame(() => show(element, block, frames - 1));
}

function choose(number, from) {
  state.chosen = number;
  light();
  if (number === null) return;
  const row = shownDocument().rows[number];
  const marks = marksOf(row);
  const one = cardOf(row);
  for (const mark of marks) mark.classList.add('on');
  if (one) one.setAttribute('aria-pressed', 'true');
  if (from !== 'text') show(marks[0], row.end - row.start > 400 ? 'start' : 'center');
  if (from !== 'list') show(one, 'center');
  say(`${t('chosen', { table: t(`table_${row.table}`), title: said(row.title) })}${marks.length ? '' : ` ${t('elsewhere')}`}`);
}

// The innermost mark under a click; again on the same place, the one around it.
function chooseInText(event) {
  const around = [];
  for (let at = event.target.closest('.mark'); at; at = at.parentElement.closest('.mark')) {
    const row = shownDocument().rows[at.dataset.row];
    if (!state.off.has(row.table)) around.push(row.number);
  }
  if (!around.length || !getSelection().isCollapsed) return;
  if (around.every((number) => !fits(shownDocument().rows[number]))) clearSearch();
  choose(around[(around.indexOf(state.chosen) + 1) % around.length], 'text');
}

function chooseInList(event) {
  const one = event.target.closest('button[data-row]');
  if (one) choose(Number(one.dataset.row), 'list');
}

// The next or previous row in the order of the text.
function step(by) {
  const rows = shownDocument().rows.filter(fits).sort((a, b) => a.start - b.start || byWidth(a, b));
  if (!rows.length) return;
  const at = rows.findIndex((row) => row.number === state.chosen);
  const next = at < 0 ? (by > 0 ? 0 : rows.length - 1) : (at + by + rows.length) % rows.length;
  choose(rows[next].number, 'keys');
}
