// The page that is shown, and its state.
const P = D.page;
const state = {
  lang: D.lang, theme: 'auto', paper: false, selected: null, cursor: null, unfolded: false, tab: 'gaps',
  looks: new Set(), stages: new Set(), sort: { key: null, down: false },
};
