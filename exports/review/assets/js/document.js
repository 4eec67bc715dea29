// The document on the left, in lumps of whole lines.
const LUMP = 3000;
const LINE = 20000;

// Lines as [start, end], very long ones cut.
function linesOf(text) {
  const found = [];
  for (let from = 0; from <= text.length;) {
    const stop = text.indexOf('\n', from);
    const end = stop < 0 ? text.length : stop;
    for (let at = from; at < end; at += LINE) found.push([at, Math.min(at + LINE, end)]);
    from = end + 1;
  }
  return found;
}

function lumpsOf(lines) {
  const found = [];
  for (const line of lines) {
    const last = found.at(-1);
    if (last && line[1] - last[0][0] <= LUMP) last.push(line); else found.push([line]);
  }
  return found;
}

function paragraphs(lines, text, rows) {
  return lines.filter(([from, to]) => text.slice(from, to).trim()).map(([from, to]) => {
    const here = rows.filter((row) => row.start < to && row.end > from);
    return el('p', {}, ...segments(from, to, here).map((segment) => painted(segment, text)));
  });
}

function paintText() {
  const { text, rows } = shownDocument();
  forget('text');
  $('text').replaceChildren(...lumpsOf(linesOf(text)).map((lines) => {
    const [from, to] = [lines[0][0], lines.at(-1)[1]];
    const here = rows.filter((row) => row.start < to && row.end > from);
    const made = lump('text', text.slice(from, to), () => paragraphs(lines, text, here));
    made.dataset.from = from;
    made.dataset.to = to;
    return made;
  }));
  $('text').scrollTop = 0;
}

function paintTags() {
  for (const mark of $('text').querySelectorAll('.mark')) mark.dataset.tag = t(`tag_${shownDocument().rows[mark.dataset.row].table}`);
}

// The marks of a row, after their lumps are filled.
function marksOf(row) {
  for (const made of $('text').children) if (Number(made.dataset.from) < row.end && Number(made.dataset.to) >= row.start) fill(made);
  return [...$('text').querySelectorAll(`[data-row="${row.number}"]`)];
}
