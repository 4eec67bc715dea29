// Wiring.
applyTheme();
open(0);
$('picker').addEventListener('change', () => open(Number($('picker').value)));
$('search').addEventListener('input', search);
$('language').addEventListener('click', switchLanguage);
$('theme').addEventListener('click', switchTheme);
$('print').addEventListener('click', () => { fillAll(); window.print(); });
$('text').addEventListener('click', chooseInText);
$('list').addEventListener('click', chooseInList);
document.addEventListener('keydown', pageKey);
darkSystem.addEventListener('change', () => applyTheme());
window.addEventListener('beforeprint', () => { fillAll(); applyTheme('light'); });
window.addEventListener('afterprint', () => applyTheme());
document.documentElement.dataset.ready = 'yes';
