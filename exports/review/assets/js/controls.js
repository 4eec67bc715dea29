// The head of the page: title, picker, tables, search, language, colours, print.
function paintHead() {
  document.documentElement.lang = state.lang === 'zh' ? 'zh-CN' : 'en';
  const shown = shownDocument();
  document.title = t('page_title', { what: shown ? shown.title : '' });
  $('title').replaceChildren(named(shown ? shown.title : ''));
  $('about').replaceChildren(named(shown ? shown.about : ''));
  for (const item of document.querySelectorAll('[data-text]')) item.textContent = t(item.dataset.text);
  for (const item of document.querySelectorAll('[data-label]')) item.setAttribute('aria-label', t(item.dataset.label));
  $('search').placeholder = t('search');
  $('search').setAttribute('aria-label', t('search'));
  $('theme').textContent = t(`theme_${state.theme}`);
  $('picker').hidden = D.documents.length < 2;
  $('picker').replaceChildren(...D.documents.map((one, n) => el('option', { value: n, selected: n === state.document }, one.title)));
}

function paintTables() {
  $('tables').replaceChildren(...D.tables.map((table) => {
    const n = rowsOf(table).length;
    return el('button', { type: 'button', class: `${table} ${n ? '' : 'none'}`, 'data-table': table, 'aria-pressed': String(!state.off.has(table)), on: () => toggle(table) },
      el('span', { class: 'tag', 'aria-hidden': 'true' }, t(`tag_${table}`)), t(`table_${table}`), el('b', {}, n));
  }));
  $('text').className = [...state.off].map((table) => `off-${table}`).join(' ');
}

function toggle(table) {
  if (state.off.has(table)) state.off.delete(table); else state.off.add(table);
  paintTables();
  paintList();
  $('tables').querySelector(`[data-table="${table}"]`).focus();
}

function search() {
  state.query = $('search').value;
  paintList();
  $('list').scrollTop = 0;
  say(state.query.trim() ? t('found', { n: shownDocument().rows.filter(fits).length }) : '');
}
function clearSearch() {
  $('search').value = '';
  search();
}

function open(number) {
  state.document = number;
  state.chosen = null;
  paintAll();
  paintText();
}

function paintAll() {
  paintHead();
  paintTables();
  paintList();
}

function switchLanguage() {
  state.lang = state.lang === 'zh' ? 'en' : 'zh';
  paintAll();
  paintTags();
  choose(state.chosen, 'text');
}

const darkSystem = matchMedia('(prefers-color-scheme: dark)');
function applyTheme(name = state.theme) {
  const dark = name === 'dark' || (name === 'auto' && darkSystem.matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
}
function switchTheme() {
  const order = ['auto', 'light', 'dark'];
  state.theme = order[(order.indexOf(state.theme) + 1) % order.length];
  $('theme').textContent = t(`theme_${state.theme}`);
  applyTheme();
}

function pageKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = event.target.matches('input, select');
  if (event.key === 'Escape') {
    if (typing) { clearSearch(); $('list').focus(); } else choose(null);
  } else if (!typing && event.key === '/') {
    event.preventDefault();
    $('search').focus();
  } else if (!typing && (event.key === 'n' || event.key === 'p')) step(event.key === 'n' ? 1 : -1);
}
