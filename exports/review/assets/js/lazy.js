// Long documents: a lump of the page is filled when it comes near the window.
const waiting = new Map();
const near = new IntersectionObserver((entries) => {
  for (const entry of entries) if (entry.isIntersecting) fill(entry.target);
}, { rootMargin: '1200px 0px' });

function lump(text, make, rows = 0) {
  const made = el('div', { class: 'lump raw' }, text);
  if (rows) made.style.setProperty('--rows', String(rows));
  waiting.set(made, make);
  near.observe(made);
  return made;
}

function fill(made) {
  const make = waiting.get(made);
  if (!make) return;
  waiting.delete(made);
  near.unobserve(made);
  made.replaceChildren(...make());
  made.classList.remove('raw');
}

function fillAll() {
  for (const made of [...waiting.keys()]) fill(made);
}

function forget(parent) {
  for (const made of [...waiting.keys()]) if (parent.contains(made)) { near.unobserve(made); waiting.delete(made); }
}
