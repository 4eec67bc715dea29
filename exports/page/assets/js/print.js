// Paper: the whole picture in light colours as an image, whatever the screen shows.
function drawForPaper() {
  state.paper = true;
  applyTheme('light');
  const picture = drawn();
  const scale = Math.min(2.5, 6000 / Math.max(picture.width, picture.height));
  $('paper').src = cy.png({ full: true, scale, bg: '#ffffff' });
  $('about').open = true;
}
async function printPage() {
  drawForPaper();
  await $('paper').decode();
  window.print();
}
function afterPaper() {
  state.paper = false;
  applyTheme();
}
