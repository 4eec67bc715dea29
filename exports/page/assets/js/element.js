// The data, a text of the catalogue, and how an element is made; the page has `state`.
const D = JSON.parse(document.getElementById('data').textContent);
const $ = (id) => document.getElementById(id);

// A text of the catalogue in the language of the page, its {placeholders} filled.
function t(key, values = {}) {
  const texts = D.texts[state.lang];
  const text = Object.hasOwn(texts, key) ? texts[key] : key;
  return text.replace(/\{(\w+)\}/g, (all, name) => (Object.hasOwn(values, name) ? String(values[name]) : all));
}
// The same where the key may be unknown: the bare word is shown then.
const word = (section, name) => (Object.hasOwn(D.texts[state.lang], `${section}_${name}`) ? t(`${section}_${name}`) : name);
const both = (text) => (state.lang === 'zh' ? text.zh || text.en : text.en || text.zh);
const otherLanguage = (text) => (state.lang === 'zh' ? text.en : text.zh);

// An element; text only ever becomes text nodes.
function el(tag, options = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(options)) {
    if (name === 'on') made.addEventListener('click', value);
    else if (name === 'class') made.className = value;
    else if (value !== null && value !== undefined && value !== false) made.setAttribute(name, value === true ? '' : String(value));
  }
  made.append(...children.filter((c) => c !== null && c !== undefined && c !== '').map((c) => (c instanceof Node ? c : document.createTextNode(String(c)))));
  return made;
}
const named = (text, tag = 'span') => el(tag, { class: 'name', dir: 'auto' }, text);
const button = (text, on, options = {}) => el('button', { type: 'button', on, ...options }, text);
const say = (text) => { $('said').textContent = text; };
const separator = () => (state.lang === 'zh' ? '、' : ', ');
