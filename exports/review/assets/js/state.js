// What is shown: language, colours, document, tables, search, the chosen row.
const state = { lang: D.lang, theme: 'auto', document: 0, off: new Set(), query: '', chosen: null };
const shownDocument = () => D.documents[state.document];
const rowsOf = (table) => shownDocument().rows.filter((row) => row.table === table);
const said = (value) => (typeof value === 'string' ? value : both(value));

// Every row knows its number and what a search looks through.
const fold = (text) => text.normalize('NFKC').toLowerCase();
for (const one of D.documents) {
  one.rows.forEach((row, number) => {
    row.number = number;
    const told = [row.title, ...row.facts.map(([, value]) => value)];
    const words = told.flatMap((value) => (typeof value === 'string' ? [value] : Object.values(value)));
    row.words = fold([...words, row.heading, row.rule, one.text.slice(row.start, row.end)].join('\n'));
  });
}
const fits = (row) => !state.off.has(row.table) && row.words.includes(fold(state.query).trim());
