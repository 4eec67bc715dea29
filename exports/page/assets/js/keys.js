// The picture by keyboard: arrows walk along the chain, Enter opens the proof.
const spotOf = (id) => drawn().spots.find((spot) => spot.id === id);

// Along a line to the nearest neighbour; where there is none, to the nearest link
// on that side; up and down within the column.
function neighbour(id, key) {
  const here = spotOf(id);
  const sign = key === 'ArrowRight' || key === 'ArrowDown' ? 1 : -1;
  const spots = drawn().spots.filter((s) => s.id !== id);
  if (key === 'ArrowUp' || key === 'ArrowDown') {
    return nearest(spots.filter((s) => s.x === here.x && sign * (s.y - here.y) > 0), here);
  }
  const joined = new Set(key === 'ArrowRight' ? usersOf(id) : routesTo(id).flatMap((r) => r.main));
  const along = spots.filter((s) => joined.has(s.id) && sign * (s.x - here.x) > 0);
  return nearest(along.length ? along : spots.filter((s) => sign * (s.x - here.x) > 0), here);
}
const distance = (a, b) => Math.abs(a.x - b.x) * 2 + Math.abs(a.y - b.y);
const nearest = (spots, here) => spots.reduce((best, s) => (!best || distance(s, here) < distance(best, here) ? s : best), null);

function firstSpot() {
  const gap = gaps().find((g) => spotOf(g.id));
  return gap ? spotOf(gap.id) : drawn().spots[0];
}

function moveCursor(key) {
  const now = state.cursor && spotOf(state.cursor) ? state.cursor : null;
  const next = now ? neighbour(now, key) : firstSpot();
  if (!next) return;
  state.cursor = next.id;
  paintCursor();
  bringIntoView(cy.getElementById(nodeId(next.id)));
  const link = links.get(next.id);
  say(t('said_moved', { link: nameOf(next.id), status: t(`status_${lookOf(link)}`), makers: makersText(link) }));
}

function pictureKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const actions = { '+': () => zoomBy(1.25), '=': () => zoomBy(1.25), '-': () => zoomBy(0.8), 0: () => { moved = false; cy.fit(undefined, 6); } };
  if (event.key.startsWith('Arrow')) moveCursor(event.key);
  else if ((event.key === 'Enter' || event.key === ' ') && state.cursor) select(state.cursor, true);
  else if (Object.hasOwn(actions, event.key)) actions[event.key]();
  else return;
  event.preventDefault();
}

function pageKey(event) {
  const typing = event.target instanceof HTMLInputElement;
  if (event.key === '/' && !typing) {
    event.preventDefault();
    $('search').focus();
    $('search').select();
  } else if (event.key === 'Escape' && state.selected) {
    clearSelection();
    $('picture').focus();
  }
}
