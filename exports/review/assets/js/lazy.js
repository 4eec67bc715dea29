// Long documents: a lump of a pane is filled when it comes near what the pane shows.
const waiting = new Map();
const watching = (pane) => new IntersectionObserver((entries) => {
  for (const entry of entries) if (entry.isIntersecting) fill(entry.target);
}, { root: $(pane), rootMargin: '1200px 0px' });
const near = { text: watching('text'), list: watching('list') };

function lump(pane, text, make, rows = 0) {
  const made = el(pane === 'list' ? 'ul' : 'div', { class: 'lump raw' }, text);
  if (rows) made.style.setProperty('--rows', String(rows));
  waiting.set(made, make);
  near[pane].observe(made);
  return made;
}

function fill(made) {
  const make = waiting.get(made);
  if (!make) return;
  waiting.delete(made);
  made.replaceChildren(...make());
  made.classList.remove('raw');
}

function fillAll() {
  for (const made of [...waiting.keys()]) fill(made);
}

// Before a pane is filled anew.
function forget(pane) {
  near[pane].disconnect();
  for (const made of [...waiting.keys()]) if ($(pane).contains(made)) waiting.delete(made);
}
