// The links by id, what leads to what, and how a link is named and drawn in words.
const links = new Map(P.links.map((link) => [link.id, link]));
const names = new Map(P.names.map((entry) => [entry.id, entry.name]));
const sources = new Map(P.sources.map((source) => [source.id, source]));
const routeById = new Map(P.routes.map((route) => [route.id, route]));
const homeLinks = P.links.filter((link) => link.home);
const GLYPHS = {
  strong: '★', present: '●', weak: '⊙', planned: '△', missing: '×', unknown: '?',
  extension: '→', alternative: '≈', not_needed: '○',
};

const lookOf = (link) => (link.home && link.gap_kind === 'extension' ? 'extension' : link.status);
// A gap of another category counts here where it would open a link of this one.
const isGap = (link) => Boolean(link.gap_kind) && (link.home || link.opens.some((id) => links.has(id) && links.get(id).home));
const routesTo = (id) => P.routes.filter((route) => route.link === id);
const usersOf = (id) => [...new Set(P.routes.filter((r) => r.main.includes(id) || r.auxiliary.includes(id)).map((r) => r.link))];
const visible = (text) => Boolean(text) && /[^\p{C}\p{Z}]/u.test(text);
function nameOf(id) {
  const text = links.has(id) ? links.get(id).name : names.get(id);
  return [text && both(text), id].find(visible) || '?';
}
const makersText = (link) => (link.makers ? t('makers_n', { n: link.makers }) : t('makers_none'));
const dots = (link) => (link.makers ? '▪'.repeat(Math.min(5, link.makers)) + (link.makers > 5 ? '…' : '') : '');
const isCommon = (id) => sources.has(id) && sources.get(id).common;
const stageWord = (link) => word('stage', link.stage);

// Gaps first by kind, then by buyers, then by what they open, then by id.
function gapOrder(a, b) {
  const kind = (link) => D.order.gaps.indexOf(link.gap_kind);
  return kind(a) - kind(b) || b.buyers - a.buyers || b.opens.length - a.opens.length || compare(a.id, b.id);
}
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const gaps = () => P.links.filter(isGap).sort(gapOrder);
// What the filters of the head let through.
const passes = (link) => (!state.looks.size || state.looks.has(lookOf(link)))
  && (!state.stages.size || state.stages.has(link.stage));

// Small pieces in which a link or its status appears everywhere.
function lookBadge(link, withWord = true) {
  const look = lookOf(link);
  return el('span', { class: `look look-${look}`, title: t(`meaning_${look}`, thresholds()) },
    withWord ? `${GLYPHS[look]} ${t(`status_${look}`)}` : GLYPHS[look]);
}
const linkButton = (id) => (links.has(id)
  ? button(named(nameOf(id)), () => select(id, true), { class: 'plain', 'data-link': id })
  : named(nameOf(id)));
function linkList(ids) {
  const out = el('span');
  ids.forEach((id, i) => out.append(i ? separator() : '', linkButton(id)));
  return out;
}
const thresholds = () => ({ strong_makers: P.thresholds.strong_makers ?? 3, strong_lq: P.thresholds.strong_lq ?? 1 });
