// The look of the picture; every colour is a variable of the style sheet.
const FONT = 'system-ui, "Noto Sans CJK SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif';
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
const BORDERS = { strong: 1.5, present: 1.5, weak: 2, planned: 1.5, missing: 3.5, unknown: 2, extension: 2, alternative: 1.2, not_needed: 1 };
const LINES = { unknown: 'dashed', alternative: 'dotted' };

function pictureStyle() {
  return [...boxStyle(), ...linkStyle(), ...lookStyle(), ...wireStyle(), ...lightStyle()];
}

function boxStyle() {
  return [{ selector: 'node.box', style: {
    shape: 'round-rectangle', 'corner-radius': 14, width: 'data(w)', height: 'data(h)', events: 'no',
    'background-color': colour('stage'), 'border-width': 1, 'border-color': colour('edge'),
    label: 'data(label)', 'text-valign': 'top', 'text-halign': 'center', 'text-margin-y': 30,
    'font-size': 19, 'font-weight': 600, color: colour('stage-ink'), 'font-family': FONT, 'z-index': 0,
  } }];
}

function linkStyle() {
  const inside = { 'text-halign': 'right', 'text-justification': 'left', 'text-wrap': 'wrap',
    'text-max-width': 4000, 'text-margin-x': (n) => 9 - n.data('w'), 'font-family': FONT };
  return [
    { selector: 'node', style: { 'z-index-compare': 'manual', 'overlay-opacity': 0, 'font-family': FONT } },
    { selector: 'node.link', style: { ...inside, shape: 'round-rectangle', 'corner-radius': 7,
      width: 'data(w)', height: 'data(h)', label: 'data(label)', 'font-size': D.fonts[state.lang],
      'line-height': 20 / D.fonts[state.lang], 'text-valign': 'center', 'text-margin-y': 'data(up)', 'z-index': 20 } },
    { selector: 'node.foreign', style: { 'corner-radius': 18 } },
    { selector: 'node.words', style: { ...inside, width: 'data(w)', height: 'data(h)', label: 'data(label)',
      shape: 'rectangle', 'background-opacity': 0, 'border-width': 0, events: 'no', 'font-size': 14,
      'text-valign': 'center', 'text-margin-y': 'data(down)', 'line-height': 19 / 14, 'z-index': 21 } },
    { selector: 'node.fold', style: { shape: 'round-rectangle', 'corner-radius': 8, width: 30, height: 18,
      label: 'data(label)', 'font-size': 13, 'text-valign': 'center', 'text-halign': 'center', 'z-index': 22,
      color: colour('ink'), 'background-color': colour('card'), 'border-width': 1, 'border-color': colour('wire') } },
    { selector: 'node.ring', style: { width: 11, height: 11, 'background-color': colour('card'), events: 'no',
      'border-width': 2, 'border-color': colour('soft'), 'z-index': 12 } },
  ];
}

function lookStyle() {
  return D.order.looks.flatMap((look) => [
    { selector: `node.link.${look}`, style: {
      'background-color': colour(`${look}-fill`), 'border-color': colour(`${look}-line`), color: colour(`${look}-ink`),
      'border-width': BORDERS[look], 'border-style': LINES[look] || 'solid', 'border-dash-pattern': [6, 4],
      'font-weight': look === 'not_needed' || look === 'alternative' ? 400 : 600 } },
    { selector: `node.words.${look}`, style: { color: colour(`${look}-ink`) } },
  ]);
}

function wireStyle() {
  const ends = { 'edge-distances': 'endpoints', 'source-endpoint': (e) => e.data('from'), 'target-endpoint': (e) => e.data('to') };
  const loop = { 'curve-style': 'round-segments', 'segment-weights': 'data(weights)', 'segment-distances': 'data(distances)',
    'segment-radii': 12, 'z-index': 4, label: 'data(label)', 'font-size': 14, color: colour('loop'),
    'text-background-color': colour('card'), 'text-background-opacity': 1, 'text-background-padding': 3, 'font-family': FONT };
  return [
    { selector: 'edge', style: { ...ends, 'z-index-compare': 'manual', width: 1.5, 'line-color': colour('wire'),
      'target-arrow-color': colour('wire'), 'arrow-scale': 0.8, events: 'no', 'z-index': 5, 'overlay-opacity': 0 } },
    { selector: 'edge.main, edge.byproduct', style: { 'curve-style': 'unbundled-bezier',
      'control-point-weights': 'data(weights)', 'control-point-distances': 'data(distances)' } },
    { selector: 'edge.join', style: { 'curve-style': 'straight', width: 2, 'line-color': colour('soft') } },
    { selector: 'edge.arrow', style: { 'target-arrow-shape': 'triangle' } },
    { selector: 'edge.loop', style: loop },
    { selector: 'edge.recycle', style: { 'line-style': 'dotted', width: 2.4, 'line-color': colour('loop'), 'target-arrow-color': colour('loop') } },
    { selector: 'edge.byproduct', style: { 'line-style': 'dashed', 'line-color': colour('loop'), 'target-arrow-color': colour('loop') } },
    { selector: 'edge.auxiliary', style: { 'curve-style': 'unbundled-bezier', 'control-point-distances': [24],
      'control-point-weights': [0.5], 'line-style': 'dotted', width: 2, 'line-color': colour('soft'),
      'target-arrow-color': colour('soft'), 'target-arrow-shape': 'triangle', 'edge-distances': 'intersection',
      'source-endpoint': 'outside-to-node', 'target-endpoint': 'outside-to-node', 'z-index': 30 } },
  ];
}

function lightStyle() {
  const lit = (name) => ({ 'line-color': colour(name), 'target-arrow-color': colour(name), width: 3.2, 'z-index': 10, opacity: 1 });
  return [
    { selector: 'node.dim', style: { opacity: state.paper ? 0.55 : 0.28 } },
    { selector: 'edge.dim', style: { opacity: state.paper ? 0.4 : 0.16 } },
    { selector: 'edge.lit-up', style: lit('lit-up') },
    { selector: 'edge.lit-down', style: { ...lit('lit-down'), 'line-style': 'solid' } },
    { selector: 'node.chosen', style: { 'border-width': 4, 'underlay-color': colour('lit-down'), 'underlay-opacity': 0.28, 'underlay-padding': 7 } },
    { selector: 'node.cursor', style: { 'outline-width': 3, 'outline-color': colour('focus'), 'outline-offset': 3 } },
  ];
}
