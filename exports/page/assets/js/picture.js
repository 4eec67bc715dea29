// The picture: positions come with the data, Cytoscape only draws them.
let cy = null;
let moved = false; // the reader has zoomed or dragged: do not fit again by ourselves

const drawn = () => D.pictures[state.lang][state.unfolded ? 'unfolded' : 'folded'];
const nodeId = (id) => `link ${id}`;

function elements() {
  const picture = drawn();
  return [
    ...picture.boxes.map(boxNode), ...picture.spots.flatMap(linkNodes),
    ...picture.rings.map(ringNode), ...wireEdges(picture),
  ];
}

const boxNode = (box) => ({ group: 'nodes', classes: 'box', selectable: false, grabbable: false,
  data: { id: `box ${box.stage}`, w: box.w, h: box.h, label: t(`stage_${box.stage}`), stage: box.stage },
  position: { x: box.x + box.w / 2, y: box.y + box.h / 2 } });

function linkNodes(spot) {
  const link = links.get(spot.id);
  const look = lookOf(link);
  const below = link.home ? 1 : 2;
  const words = [`${GLYPHS[look]} ${t(`status_${look}`)}`];
  if (link.makers) words[0] += `  ${dots(link)} ${t('makers_n', { n: link.makers })}`;
  if (!link.home) words.push(clip(t('from_category', { category: both(link.category_name) || link.category }), spot.w));
  const at = { x: spot.x, y: spot.y };
  const common = { w: spot.w, h: spot.h, link: spot.id };
  const out = [
    { group: 'nodes', classes: `link ${look} ${link.home ? 'home' : 'foreign'}`, position: { ...at },
      data: { id: nodeId(spot.id), label: spot.lines.join('\n'), up: -9.5 * below, ...common } },
    { group: 'nodes', classes: `words ${look}`, position: { ...at },
      data: { id: `words ${spot.id}`, label: words.join('\n'), down: 10 * spot.lines.length, ...common } },
  ];
  if (spot.folded) {
    out.push({ group: 'nodes', classes: 'fold', position: { x: spot.x - spot.w / 2 + 18, y: spot.y + spot.h / 2 + 5 },
      data: { id: `fold ${spot.id}`, label: t('folded_n', { n: spot.folded }), link: spot.id } });
  }
  return out;
}

// A category name on one line of the box.
function clip(text, width) {
  const most = Math.floor((width - 18) / (state.lang === 'zh' ? 14 : 7.6));
  return text.length > most ? `${[...text].slice(0, most - 1).join('')}…` : text;
}

const ringNode = (ring) => ({ group: 'nodes', classes: 'ring', position: { x: ring.x, y: ring.y },
  data: { id: `ring ${ring.route}`, link: ring.link } });

function wireEdges(picture) {
  const centre = new Map(picture.spots.map((s) => [nodeId(s.id), s]));
  for (const ring of picture.rings) centre.set(`ring ${ring.route}`, ring);
  const joined = new Set(picture.rings.map((ring) => ring.route));
  return picture.wires.map((wire, i) => {
    const source = wire.kind === 'join' ? wire.source : nodeId(wire.source);
    const ringed = wire.kind === 'main' && joined.has(wire.route);
    const target = ringed ? wire.target : nodeId(wire.target);
    const from = centre.get(source);
    const to = centre.get(target);
    return { group: 'edges', selectable: false,
      classes: [wire.kind, ringed ? '' : 'arrow', wire.loop ? 'loop' : ''].join(' '),
      data: { id: `wire ${i}`, source, target, weights: wire.weights, distances: wire.distances,
        from: `${wire.start[0] - from.x} ${wire.start[1] - from.y}`, to: `${wire.end[0] - to.x} ${wire.end[1] - to.y}`,
        label: wire.note >= 0 ? t('recycle_note', { process: both(P.recycles[wire.note].process) }) : '' } };
  });
}

function buildPicture() {
  cy = cytoscape({ container: $('picture'), elements: elements(), style: pictureStyle(), layout: { name: 'preset' },
    minZoom: 0.05, maxZoom: 4, boxSelectionEnabled: false, autoungrabify: true, autounselectify: true });
  cy.on('tap', 'node.link', (event) => select(event.target.data('link'), false));
  cy.on('tap', 'node.fold', (event) => toggleFold(event.target.data('link')));
  cy.on('tap', (event) => { if (event.target === cy) clearSelection(); });
  cy.on('mouseover', 'node.link, node.fold', (event) => hint(event.target));
  cy.on('mouseout', 'node.link, node.fold', () => hint(null));
  cy.on('dragpan scrollzoom pinchzoom', () => { moved = true; });
  // The wheel scrolls the page unless Ctrl is held.
  $('stage-frame').addEventListener('wheel', (event) => { if (!event.ctrlKey && !event.metaKey) event.stopPropagation(); }, { capture: true });
  sizePicture();
  new ResizeObserver(() => { sizePicture(); }).observe($('stage-frame'));
}

function hint(node) {
  const link = node && links.get(node.data('link'));
  $('picture').title = link ? `${nameOf(link.id)} · ${t(`status_${lookOf(link)}`)} · ${makersText(link)}` : t('wheel_help');
  $('picture').classList.toggle('over', Boolean(link));
}

function redrawPicture() {
  cy.elements().remove();
  cy.style(pictureStyle());
  cy.add(elements());
  sizePicture();
  lightUp();
}

// As tall as the chain needs at this width, within what a screen has.
function sizePicture() {
  const frame = $('picture');
  const picture = drawn();
  const wanted = (frame.clientWidth - 12) * (picture.height / Math.max(1, picture.width)) + 12;
  const most = Math.max(320, window.innerHeight * (window.innerWidth < 641 ? 0.6 : 0.66));
  frame.style.height = `${Math.round(Math.min(most, Math.max(260, wanted)))}px`;
  cy.resize();
  if (!moved) firstView();
}

// All of it where that can be read; else a readable part around what matters.
function firstView() {
  cy.fit(undefined, 6);
  if (cy.zoom() < (window.innerWidth < 641 ? 0.45 : 0.22)) readable();
}
function readable() {
  const first = state.selected || (gaps().find((g) => cy.getElementById(nodeId(g.id)).nonempty()) || homeLinks[0] || {}).id;
  cy.zoom(window.innerWidth < 641 ? 0.72 : 0.9);
  const node = cy.getElementById(nodeId(first));
  if (node.nonempty()) cy.center(node);
}
function zoomBy(factor) {
  moved = true;
  cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
}
function bringIntoView(node) {
  const box = node.renderedBoundingBox();
  if (box.x1 < 0 || box.y1 < 0 || box.x2 > cy.width() || box.y2 > cy.height()) { moved = true; cy.center(node); }
}
function toggleFold(id) {
  state.unfolded = !state.unfolded;
  moved = false;
  redrawPicture();
  paintUnfold();
  if (id) select(id, false);
}
