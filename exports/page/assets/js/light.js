// Selecting a link: the path that leads to it and the path it would open.
function select(id, focusPanel) {
  if (!links.has(id)) return;
  if (state.selected !== id) $('panel').scrollTop = 0;
  state.selected = id;
  state.cursor = id;
  if (cy.getElementById(nodeId(id)).empty() && !state.unfolded && D.pictures[state.lang].unfolded) toggleFold(null);
  const node = cy.getElementById(nodeId(id));
  if (node.nonempty()) bringIntoView(node);
  setFragment(id);
  lightUp();
  paintPanel();
  markRow();
  const link = links.get(id);
  say(t('said_selected', { link: nameOf(id), status: t(`status_${lookOf(link)}`), makers: makersText(link) }));
  if (focusPanel) $('panel').focus({ preventScroll: window.innerWidth > 1080 });
}

function clearSelection() {
  if (!state.selected) return;
  state.selected = null;
  setFragment(null);
  lightUp();
  paintPanel();
  markRow();
  say(t('said_cleared'));
}

const FLOW = 'edge.main, edge.join, edge.back';
function reach(node, upstream) {
  const found = new Set([node.id()]);
  let edges = cy.collection();
  const queue = [node];
  while (queue.length) {
    const step = (upstream ? queue.pop().incomers(FLOW) : queue.pop().outgoers(FLOW)).filter('edge');
    edges = edges.union(step);
    step.forEach((edge) => {
      const next = upstream ? edge.source() : edge.target();
      if (!found.has(next.id())) { found.add(next.id()); queue.push(next); }
    });
  }
  return { edges, found };
}

function lightUp() {
  cy.batch(() => {
    cy.remove('edge.auxiliary');
    cy.elements().removeClass('dim lit-up lit-down chosen cursor');
    const id = state.selected;
    const node = id ? cy.getElementById(nodeId(id)) : cy.collection();
    if (node.nonempty()) lightPaths(node, id);
    else if (state.looks.size || state.stages.size) dimOthers();
    paintCursor();
  });
}

function lightPaths(node, id) {
  const up = reach(node, true);
  const down = reach(node, false);
  addAuxiliary(id);
  const near = new Set([...up.found, ...down.found]);
  cy.edges('.auxiliary').forEach((edge) => near.add(edge.source().id()));
  cy.nodes('.link').forEach((n) => {
    if (near.has(n.id())) return;
    n.addClass('dim');
    cy.getElementById(`words ${n.data('link')}`).addClass('dim');
  });
  cy.nodes('.ring').forEach((n) => { if (!near.has(n.id())) n.addClass('dim'); });
  cy.edges().not('.auxiliary').addClass('dim');
  down.edges.removeClass('dim').addClass('lit-down');
  up.edges.removeClass('dim lit-down').addClass('lit-up');
  node.connectedEdges('.recycle, .byproduct').forEach((edge) => {
    edge.removeClass('dim');
    edge.connectedNodes().forEach((n) => {
      n.removeClass('dim');
      cy.getElementById(`words ${n.data('link')}`).removeClass('dim');
    });
  });
  node.addClass('chosen');
}

function dimOthers() {
  cy.nodes('.link').forEach((n) => {
    if (passes(links.get(n.data('link')))) return;
    n.addClass('dim');
    cy.getElementById(`words ${n.data('link')}`).addClass('dim');
  });
  cy.edges().addClass('dim');
}

// Auxiliary inputs are drawn for the selected link only.
function addAuxiliary(id) {
  for (const route of routesTo(id)) {
    for (const input of route.auxiliary) {
      const source = nodeId(input);
      if (input !== id && cy.getElementById(source).nonempty()) {
        cy.add({ group: 'edges', classes: 'auxiliary', data: { source, target: nodeId(id) } });
      }
    }
  }
}

function paintCursor() {
  cy.nodes('.cursor').removeClass('cursor');
  if (state.cursor && document.activeElement === $('picture')) cy.getElementById(nodeId(state.cursor)).addClass('cursor');
}
