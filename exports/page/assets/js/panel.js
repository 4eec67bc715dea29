// The side panel: the proof of the selected link, or where to look first.
function paintPanel() {
  const link = links.get(state.selected);
  $('panel').replaceChildren(...(link ? proof(link) : overview()).filter(Boolean));
}

function overview() {
  const found = gaps().slice(0, 6);
  const standing = homeLinks.filter((l) => l.makers).sort((a, b) => b.makers - a.makers || compare(a.id, b.id)).slice(0, 6);
  return [
    el('h2', {}, t('overview')),
    coverageNote(P.coverage),
    heading('overview_gaps'),
    found.length ? el('ol', { class: 'rank' }, ...found.map(gapItem)) : el('p', {}, t('overview_none')),
    heading('overview_strong'),
    standing.length ? items(standing.map((l) => [lookBadge(l), ' ', linkButton(l.id), ` ${makersText(l)}`])) : el('p', {}, t('overview_none_have')),
    el('p', { class: 'note' }, t('overview_pick')),
  ];
}

function gapItem(link) {
  const facts = [gapWord(link)];
  if (link.buyers) facts.push(t('overview_buyers', { n: link.buyers }));
  if (link.opens.length) facts.push(t('overview_opens', { n: link.opens.length }));
  const first = link.candidates.find((c) => !c.excluded);
  if (first) facts.push(`${t('col_candidate')}: ${first.name}`);
  return el('li', {}, lookBadge(link), linkButton(link.id), el('div', { class: 'sub name', dir: 'auto' }, facts.join(' · ')));
}
const gapWord = (link) => (link.gap_kind ? word('gap', link.gap_kind) : '');

function proof(link) {
  return [
    head(link), why(link), definition(link), whoMakes(link), projects(link), candidates(link),
    lead(link), how(link), sure(link), reproduce(link),
  ].flat();
}

function head(link) {
  const close = button('×', () => { clearSelection(); $('picture').focus(); }, { 'aria-label': t('close'), title: t('close') });
  return [
    el('div', { class: 'top' }, el('h2', { class: 'name', dir: 'auto' }, nameOf(link.id)), close),
    el('div', { class: 'other name', dir: 'auto' }, [otherLanguage(link.name), link.id].filter(Boolean).join(' · ')),
    el('div', { class: 'tags' }, lookBadge(link),
      link.gap_kind && link.gap_kind !== 'extension' ? tag(gapWord(link), { title: word('gap_help', link.gap_kind) }) : null,
      tag(stageWord(link)), link.kind ? tag(word('kind', link.kind)) : null,
      link.home ? null : tag(t('from_category', { category: both(link.category_name) || link.category }))),
    el('div', { class: 'note' }, el('div', {}, t(`meaning_${lookOf(link)}`, thresholds())),
      link.gap_kind && link.gap_kind !== 'extension' ? el('div', { class: 'other' }, `${gapWord(link)}: ${word('gap_help', link.gap_kind)}`) : null),
  ];
}

function why(link) {
  const p = link.proof;
  const lines = [];
  if (link.makers) lines.push(t('why_made', { n: link.makers }));
  if (link.makers && link.lq !== null) lines.push(t('why_lq', { lq: link.lq.toFixed(2) }));
  if (link.unproven) lines.push(t('why_unproven', { n: link.unproven }));
  if (link.buyers) lines.push(t('why_buyers', { n: link.buyers }));
  if (link.opens.length) lines.push([`${t('why_opens')}: `, linkList(link.opens)]);
  for (const route of p.routes) {
    lines.push([t('why_route', { link: nameOf(route.link), route: both(route.name) || route.id, rank: route.rank }), inOut(route.here, route.not_here)]);
  }
  if (p.upstream.length) lines.push([`${t('why_upstream')}: `, linkList(p.upstream)]);
  if (p.alternatives.length) lines.push([`${t('why_alternatives')}: `, linkList(p.alternatives)]);
  if (!lines.length) lines.push(t('why_no_need'));
  return [heading('why'), items(lines)];
}

function definition(link) {
  if (!both(link.definition) && !link.aliases.length && !link.codes) return [];
  return [
    both(link.definition) ? heading('definition') : null,
    both(link.definition) ? el('p', { class: 'name', dir: 'auto' }, both(link.definition)) : null,
    link.aliases.length ? el('p', { class: 'other name', dir: 'auto' }, `${t('aliases')}: ${link.aliases.slice(0, 12).join(separator())}`) : null,
    link.codes ? el('p', { class: 'other name', dir: 'auto' }, `${t('codes')}: ${link.codes}`) : null,
  ];
}

function whoMakes(link) {
  const out = [];
  if (link.makers_list.length) out.push(heading('makers'), items(link.makers_list.map(makerItem)));
  if (link.proof.buyers.length) out.push(heading('buyers'), items(link.proof.buyers.map(makerItem)));
  return out;
}

function projects(link) {
  if (!link.projects.length) return [];
  return [heading('projects'), items(link.projects.map((p) => [named(p.name), ' ', p.status ? tag(word('project', p.status)) : null,
    isCommon(p.source) ? commonTag() : null, el('div', { class: 'sub name', dir: 'auto' }, p.region)]))];
}

function candidates(link) {
  if (!link.candidates.length) return isGap(link) ? [heading('candidates'), el('p', {}, t('candidates_none'))] : [];
  return [heading('candidates'), link.gap_kind === 'resource' ? el('p', { class: 'note' }, t('candidates_resource')) : null, candidateList(link)];
}

function lead(link) {
  const clauses = link.proof.clauses;
  if (!clauses.length) return isGap(link) ? [heading('lead'), el('p', {}, t('lead_none'))] : [];
  return [heading('lead'), items(clauses.map((c) => [
    c.lead.length ? el('div', {}, tag(t(c.convention ? 'first_named' : 'lead_role')), ' ', named(c.lead.join(separator()))) : null,
    c.joint.length ? el('div', {}, tag(t('joint_role')), ' ', named(c.joint.join(separator()))) : null,
    c.text ? el('q', { class: 'name', dir: 'auto' }, c.text) : null,
    el('div', { class: 'sub name', dir: 'auto' }, [c.document, c.heading].filter(Boolean).join(' · ')),
  ]))];
}

function how(link) {
  const routes = routesTo(link.id);
  const out = [heading('routes'), routes.length ? items(routes.map(routeItem)) : el('p', {}, t('no_route'))];
  const listed = (key, ids) => { if (ids.length) out.push(el('p', {}, `${t(key)}: `, linkList(ids))); };
  listed('used_by', usersOf(link.id));
  listed('byproduct_of', P.byproducts.filter((b) => b.link === link.id && routeById.has(b.route)).map((b) => routeById.get(b.route).link));
  listed('recycled_from', P.recycles.filter((r) => r.target === link.id).map((r) => r.origin));
  listed('recycled_to', P.recycles.filter((r) => r.origin === link.id).map((r) => r.target));
  return out;
}

function coverageNote(coverage) {
  const stated = t('coverage_stated', { region: coverage.region || '—', as_of: coverage.as_of || '—', by: coverage.by || '—' });
  const enough = ['complete', 'broad'].includes(coverage.completeness);
  return el('div', { class: `note ${enough ? '' : 'warn'}` },
    el('strong', {}, `${t('coverage_label')}: ${coverageWord(coverage)}`),
    coverage.completeness ? el('div', { class: 'other name', dir: 'auto' }, stated) : null,
    coverage.note ? el('div', { class: 'name', dir: 'auto' }, coverage.note) : null,
    enough ? null : el('div', { class: 'other' }, t('coverage_warning')));
}
const coverageWord = (coverage) => (coverage.completeness ? word('coverage', coverage.completeness) : t('coverage_absent'));

function sure(link) {
  const p = link.proof;
  const ids = [...new Set([...link.sources, ...link.makers_list.map((m) => m.source), ...p.buyers.map((m) => m.source),
    ...p.clauses.map((c) => c.source), ...link.projects.map((x) => x.source)])].filter(Boolean);
  return [
    heading('sure'), coverageNote(p.coverage),
    p.regions.length ? el('p', { class: 'other name', dir: 'auto' }, `${t('why_searched')}: ${p.regions.join(separator())}`) : null,
    heading('sources'), ids.length ? items(ids.map(sourceItem)) : el('p', {}, t('sources_none')),
  ];
}

function reproduce(link) {
  if (!link.proof.command) return [];
  return [heading('reproduce'), isGap(link) ? el('div', { class: 'other' }, `${t('gap_id')}: ${P.region}/${link.id}`) : null, commandLine(link.proof.command)];
}
