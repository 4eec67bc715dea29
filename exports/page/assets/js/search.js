// Search by Chinese or English name, alias, id and code; results as a list box.
const fold = (text) => text.normalize('NFKC').toLowerCase();
const haystack = new Map(P.links.map((l) => [l.id, [l.name.zh, l.name.en, l.id, ...l.aliases, l.codes].map(fold)]));
let marked = -1;

function matches(query) {
  const wanted = fold(query).trim();
  if (!wanted) return [];
  const rank = (texts) => Math.min(...texts.map((text) => (text === wanted ? 0 : text.startsWith(wanted) ? 1 : text.includes(wanted) ? 2 : 9)));
  return P.links.map((l) => ({ l, r: rank(haystack.get(l.id)) })).filter((x) => x.r < 9)
    .sort((a, b) => a.r - b.r || Number(b.l.home) - Number(a.l.home) || compare(a.l.id, b.l.id)).map((x) => x.l);
}

function paintFound() {
  const query = $('search').value;
  const found = matches(query);
  marked = found.length ? 0 : -1;
  const list = $('found');
  list.replaceChildren(...found.slice(0, 30).map((link, i) => el('li', { role: 'option', id: `found-${i}`, 'data-link': link.id, 'aria-selected': String(i === 0), on: () => take(link.id) },
    lookBadge(link, false), ' ', named(nameOf(link.id)), el('small', { class: 'name' }, aliasHit(link, query) || otherLanguage(link.name)))));
  if (query.trim() && !found.length) list.append(el('li', {}, t('search_none')));
  list.hidden = !query.trim();
  $('search').setAttribute('aria-expanded', String(!list.hidden));
  markOption();
  if (query.trim()) say(found.length ? t('search_found', { n: found.length }) : t('search_none'));
}
const aliasHit = (link, query) => link.aliases.find((alias) => fold(alias).includes(fold(query).trim()));

function markOption() {
  const options = [...$('found').querySelectorAll('[role=option]')];
  options.forEach((o, i) => o.setAttribute('aria-selected', String(i === marked)));
  if (options[marked]) { $('search').setAttribute('aria-activedescendant', options[marked].id); options[marked].scrollIntoView({ block: 'nearest' }); } else $('search').removeAttribute('aria-activedescendant');
}

function take(id) {
  closeFound();
  select(id, true);
}
function closeFound() {
  $('found').hidden = true;
  $('search').setAttribute('aria-expanded', 'false');
}

function searchKey(event) {
  const options = [...$('found').querySelectorAll('[role=option]')];
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault();
    if (options.length) marked = (marked + (event.key === 'ArrowDown' ? 1 : options.length - 1)) % options.length;
    markOption();
  } else if (event.key === 'Enter' && options[marked]) {
    take(options[marked].getAttribute('data-link'));
  } else if (event.key === 'Escape') {
    event.stopPropagation();
    if ($('found').hidden) $('picture').focus(); else closeFound();
  }
}
