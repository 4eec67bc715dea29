// Wiring: what the controls do, and the link that the address names.
function setFragment(id) {
  const want = id ? `#link=${encodeURIComponent(id)}` : '';
  if (location.hash !== want) history.replaceState(null, '', want || `${location.pathname}${location.search}`);
}
function followFragment() {
  const found = /^#link=(.*)$/s.exec(location.hash);
  if (!found) return;
  let id = found[1];
  try { id = decodeURIComponent(id); } catch { return; }
  if (links.has(id)) select(id, false);
}

applyTheme();
paintAll();
buildPicture();
$('language').addEventListener('click', switchLanguage);
$('theme').addEventListener('click', switchTheme);
$('print').addEventListener('click', printPage);
$('unfold').addEventListener('click', () => toggleFold(null));
$('zoom-in').addEventListener('click', () => zoomBy(1.25));
$('zoom-out').addEventListener('click', () => zoomBy(0.8));
$('zoom-fit').addEventListener('click', () => { moved = false; cy.fit(undefined, 6); });
$('zoom-fill').addEventListener('click', () => { moved = true; readable(); });
$('tab-gaps').addEventListener('click', () => showTab('gaps'));
$('tab-links').addEventListener('click', () => showTab('links'));
$('search').addEventListener('input', paintFound);
$('search').addEventListener('keydown', searchKey);
$('search').addEventListener('focus', () => { if ($('search').value.trim()) paintFound(); });
document.addEventListener('click', (event) => { if (!event.target.closest('.finder')) closeFound(); });
$('picture').addEventListener('keydown', pictureKey);
$('picture').addEventListener('focus', paintCursor);
$('picture').addEventListener('blur', paintCursor);
document.addEventListener('keydown', pageKey);
darkSystem.addEventListener('change', () => applyTheme());
window.addEventListener('hashchange', followFragment);
window.addEventListener('beforeprint', drawForPaper);
window.addEventListener('afterprint', afterPaper);
if (!gaps().length) showTab('links');
followFragment();
document.documentElement.dataset.ready = 'yes';
