// The pieces of which the proof of a link is made.
const heading = (key, values) => el('h3', {}, t(key, values));
const items = (children) => el('ul', { class: 'items' }, ...children.map((c) => (Array.isArray(c) ? el('li', {}, ...c) : el('li', {}, c))));
const tag = (text, options = {}) => el('span', { class: `tag ${options.class || ''}`, title: options.title }, text);
const commonTag = () => tag(t('common'), { class: 'common', title: t('common_help') });

function confidenceTags(maker) {
  const out = [];
  if (maker.scope === 'group') out.push(tag(t('scope_group')));
  if (maker.confidence) out.push(tag(word('confidence', maker.confidence)));
  if (isCommon(maker.source)) out.push(commonTag());
  return out;
}

function makerItem(maker) {
  const about = [maker.region, maker.product, maker.link ? nameOf(maker.link) : ''].filter(Boolean).join(' · ');
  const uncounted = maker.counts ? null : tag(t('makers_unproven'));
  return [named(maker.name), ' ', ...confidenceTags(maker), uncounted, about ? el('div', { class: 'sub name', dir: 'auto' }, about) : null];
}

// A bar of one score part; a part without data is an empty dashed bar.
function partBar(name, value) {
  const NS = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(NS, 'svg');
  svg.setAttribute('viewBox', '0 0 100 6');
  svg.setAttribute('preserveAspectRatio', 'none');
  svg.setAttribute('aria-hidden', 'true');
  if (value !== null) {
    const rect = document.createElementNS(NS, 'rect');
    rect.setAttribute('width', String(Math.max(0, Math.min(1, value)) * 100));
    rect.setAttribute('height', '6');
    svg.append(rect);
  }
  const said = value === null ? '—' : value.toFixed(2);
  return el('div', { class: `part ${value === null ? 'blank' : ''}`, title: value === null ? t('part_unknown') : `${word('part', name)} ${said}` },
    svg, `${word('part', name)} ${said}`);
}

function candidateRow(candidate) {
  const reason = candidate.excluded ? `${t('excluded')}: ${both(candidate.excluded)}` : both(candidate.reason);
  const score = candidate.score === null ? '—' : candidate.score.toFixed(2);
  return el('li', { class: `firm ${candidate.excluded ? 'out' : ''}` },
    el('div', {}, named(candidate.name), ' ', el('span', { class: 'other name', dir: 'auto' }, candidate.home_region), ' ',
      candidate.scope === 'group' ? tag(t('scope_group')) : null),
    el('span', { class: 'score', title: t('score') }, score),
    el('div', { class: 'parts' }, ...Object.entries(candidate.parts).map(([name, value]) => partBar(name, value))),
    reason ? el('p', { class: 'name', dir: 'auto' }, reason) : null);
}

const FIRST = 5;
function candidateList(link) {
  const all = link.candidates;
  const list = el('ul', { class: 'bars' }, ...all.slice(0, FIRST).map(candidateRow));
  if (all.length <= FIRST) return list;
  const more = button(t('candidates_more', { n: all.length - FIRST }), () => {
    list.append(...all.slice(FIRST).map(candidateRow));
    more.remove();
  });
  return el('div', {}, list, more);
}

function inOut(here, notHere) {
  const out = el('dl', { class: 'io' });
  if (here.length) out.append(el('dt', {}, `● ${t('why_here')}`), el('dd', {}, linkList(here)));
  if (notHere.length) out.append(el('dt', { class: 'absent' }, `× ${t('why_not_here')}`), el('dd', {}, linkList(notHere)));
  return out;
}

function routeItem(route) {
  const title = both(route.name) || route.id;
  const tags = [tag(`#${route.rank}`), route.common ? commonTag() : null];
  return [named(title), ' ', ...tags,
    route.main.length > 1 ? el('div', { class: 'sub' }, t('route_all')) : null,
    route.main.length ? el('div', {}, linkList(route.main)) : null,
    route.auxiliary.length ? el('div', { class: 'sub' }, `${t('route_auxiliary')}: `, linkList(route.auxiliary)) : null];
}

// Only an http(s) address becomes a link; it is followed on a click, never fetched.
function address(text) {
  let url = null;
  try { url = new URL(text); } catch { return named(text); }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return named(text);
  return el('a', { href: url.href, target: '_blank', rel: 'noopener noreferrer', class: 'name' }, text);
}

function sourceItem(id) {
  const source = sources.get(id);
  if (!source) return [named(id)];
  const about = [source.publisher, source.date].filter(Boolean).join(' · ');
  return [named(source.title || id), ' ', source.common ? commonTag() : null,
    about ? el('div', { class: 'sub name', dir: 'auto' }, about) : null,
    source.address ? el('div', { class: 'sub' }, address(source.address)) : null];
}

function commandLine(text) {
  const copy = button(t('copy'), async () => {
    await copyText(text);
    copy.textContent = t('copied');
    say(t('copied'));
  });
  return el('div', { class: 'command' }, el('code', { dir: 'ltr' }, text), copy);
}

async function copyText(text) {
  if (navigator.clipboard) {
    try { await navigator.clipboard.writeText(text); return; } catch { /* refused: the old way below */ }
  }
  const area = el('textarea', { class: 'hidden' });
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
}
