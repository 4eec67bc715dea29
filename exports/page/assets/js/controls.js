// The head of the page: sentence, legend that filters, language, theme.
function paintHead() {
  document.documentElement.lang = state.lang === 'zh' ? 'zh-CN' : 'en';
  const title = t('title', { region: P.region_name || P.region, category: both(P.category_name) || P.category });
  document.title = title;
  $('title').replaceChildren(named(title));
  $('sentence').replaceChildren(...sentence());
  $('coverage').replaceChildren(el('strong', {}, `${t('coverage_label')}: ${coverageWord(P.coverage)}`), ' ', named(P.coverage.note));
  for (const item of document.querySelectorAll('[data-text]')) item.textContent = t(item.dataset.text);
  for (const item of document.querySelectorAll('[data-label]')) { item.setAttribute('aria-label', t(item.dataset.label)); if (item.tagName === 'BUTTON') item.title = t(item.dataset.label); }
  $('search').placeholder = t('search');
  $('search').setAttribute('aria-label', t('search_label'));
  $('picture').setAttribute('aria-label', t('picture_label', { n: homeLinks.length }));
  $('theme').textContent = t(`theme_${state.theme}`);
}

const count = (look) => homeLinks.filter((l) => lookOf(l) === look).length;
// The ten-second sentence; its numbers stand out.
function sentence() {
  const values = { n: homeLinks.length, have: homeLinks.filter((l) => l.makers).length };
  for (const look of ['missing', 'unknown', 'planned', 'extension']) values[look] = count(look);
  return D.texts[state.lang].sentence.split(/(\{\w+\})/).map((part) => {
    const key = part.slice(1, -1);
    return part.startsWith('{') && Object.hasOwn(values, key) ? el('b', { class: values[key] ? `ink-${key}` : '' }, values[key]) : document.createTextNode(part);
  });
}

function paintFilters() {
  $('looks').replaceChildren(...D.order.looks.map((look) => {
    const n = count(look);
    return el('button', { type: 'button', 'data-look': look, class: n ? '' : 'none', 'aria-pressed': String(state.looks.has(look)),
      title: `${t(`meaning_${look}`, thresholds())} · ${t('filter_help')}`, on: () => toggle(state.looks, look, 'looks') },
    el('span', { class: `look look-${look}`, 'aria-hidden': 'true' }, GLYPHS[look]), t(`status_${look}`), el('b', {}, n));
  }));
  $('stages').replaceChildren(...D.order.stages.map((stage) => button(t(`stage_${stage}`), () => toggle(state.stages, stage, 'stages'),
    { class: 'word', 'data-stage': stage, 'aria-pressed': String(state.stages.has(stage)) })));
}

function toggle(set, value, group) {
  if (set.has(value)) set.delete(value); else set.add(value);
  paintFilters();
  paintTable();
  lightUp();
  $(group).querySelector(`[data-look="${value}"], [data-stage="${value}"]`).focus();
}

function paintKey() {
  const entry = (name) => el('li', {}, el('i', { class: name, 'aria-hidden': 'true' }), t(`legend_${name}`));
  $('key').replaceChildren(...['main', 'ring', 'byproduct', 'recycle', 'foreign', 'auxiliary'].map(entry),
    el('li', {}, `▪ ${t('legend_dots')}`));
}

function paintUnfold() {
  const hiddenLinks = D.pictures[state.lang].folded.folded;
  $('unfold').hidden = !hiddenLinks;
  $('unfold').textContent = state.unfolded ? t('fold') : t('unfold', { n: hiddenLinks });
  $('unfold').setAttribute('aria-pressed', String(state.unfolded));
}

function paintAbout() {
  const pairs = (values) => Object.entries(values).map(([k, v]) => `${k} ${v}`).join(' · ');
  const fact = (key, value) => (value ? el('div', {}, `${t(key)}: `, named(value)) : null);
  $('facts').replaceChildren(...[
    fact('data_version', P.data_version), fact('generated', P.generated_at), fact('engine', P.engine),
    fact('thresholds', pairs(P.thresholds)), fact('weights', pairs(P.weights)),
    P.commands.length ? el('div', {}, `${t('commands')}:`, ...P.commands.map(commandLine)) : null,
    el('div', {}, t('offline')),
  ].filter(Boolean));
}

function paintAll() {
  paintHead();
  paintFilters();
  paintKey();
  paintUnfold();
  paintTable();
  paintPanel();
  paintAbout();
}

function switchLanguage() {
  state.lang = state.lang === 'zh' ? 'en' : 'zh';
  paintAll();
  redrawPicture();
  if (!$('found').hidden) paintFound();
}

const darkSystem = matchMedia('(prefers-color-scheme: dark)');
function applyTheme(name = state.theme) {
  const dark = name === 'dark' || (name === 'auto' && darkSystem.matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  if (cy) cy.style(pictureStyle());
}
function switchTheme() {
  const order = ['auto', 'light', 'dark'];
  state.theme = order[(order.indexOf(state.theme) + 1) % order.length];
  $('theme').textContent = t(`theme_${state.theme}`);
  applyTheme();
}
