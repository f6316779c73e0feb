import { BASE_STYLE } from './page-assets';

/** Style of the page of an inspection. The classes of states are numbered in their order. */
export const INSPECTION_STYLE = `${BASE_STYLE}
:root{--step1:#fdecea;--step2:#fad3cf;--step3:#f5aaa2;--step4:#ee857a}
@media(prefers-color-scheme:dark){:root{--step1:#2b1a1c;--step2:#4a2224;--step3:#6b2a2c;--step4:#8a3234}}
main{max-width:1400px}
[hidden]{display:none}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
:focus-visible{outline:2px solid var(--blue);outline-offset:2px}
.state0{--tone:var(--red)}.state1{--tone:var(--amber)}.state2{--tone:var(--dim)}.state3{--tone:var(--blue)}.state4{--tone:var(--green)}
.bar{display:block;width:100%;height:8px;border-radius:4px;background:var(--line)}
.bar rect{fill:var(--tone,var(--red))}
.states{display:grid;grid-template-columns:repeat(auto-fit,minmax(200px,1fr));gap:12px;margin:0;padding:0;list-style:none}
.states li{display:flex;flex-direction:column;gap:4px;border:1px solid var(--line);border-top:4px solid var(--tone);border-radius:8px;padding:12px 16px;background:var(--soft)}
.states b{font-size:26px;line-height:1.1;font-variant-numeric:tabular-nums}
.states span{color:var(--dim);flex:1}
.causes{margin:0;padding:0;list-style:none}
.causes li{display:grid;grid-template-columns:minmax(0,5fr) 124px minmax(0,4fr);gap:4px 20px;align-items:center;border-top:1px solid var(--line);padding:10px 0}
.causes p{margin:0}
.causes li>p:last-child{grid-column:1/-1;color:var(--dim)}
.causes .number{display:flex;justify-content:space-between;align-items:center;gap:12px;font-variant-numeric:tabular-nums}
.causes .expected{--tone:var(--dim)}
button,select{font:inherit;color:inherit;background:var(--bg);border:1px solid var(--dim);border-radius:6px;padding:6px 12px;cursor:pointer}
button:disabled{color:var(--dim);border-color:var(--line);cursor:default}
.show{font-size:13px;padding:2px 10px}
select{max-width:280px}
.field{display:flex;flex-direction:column;gap:2px;color:var(--dim);font-size:13px}
.field input,.field select{font-size:15px;color:var(--fg);height:40px;padding:0 12px}
.field:first-child{flex:1 1 220px;max-width:420px}
.field input[type=search]{flex:none;max-width:none}
.tools{align-items:end;margin:12px 0}
.tools[hidden]{display:none}
#reset{height:40px}
.lines{margin:0;padding-left:20px}
.lines li{overflow-wrap:anywhere}
.scroll{overflow-x:auto}
caption{text-align:left;color:var(--dim);padding:0 0 8px}
th button{border:0;padding:0;background:none;color:inherit;font-weight:600;text-align:left}
th button::after{content:" ↕";opacity:.45}
th[aria-sort=ascending] button::after{content:" ↑";opacity:1}
th[aria-sort=descending] button::after{content:" ↓";opacity:1}
#table td{overflow-wrap:anywhere;min-width:7.5em}
#table td[data-label=State]{white-space:nowrap;min-width:0;color:var(--tone);font-weight:600}
.detail{display:block;color:var(--dim);font-size:13px}
.map th{position:static}
.map th[scope=row]{color:var(--fg)}
.map .part th[scope=row]{font-weight:400;padding-left:28px}
.map .whole{border-top:2px solid var(--line);background:var(--soft)}
.map .whole th{background:none}
.map td{white-space:nowrap;font-variant-numeric:tabular-nums;border-left:1px solid var(--line)}
.map td span{font-size:13px}
.map .none{color:var(--dim)}
.step1{background:var(--step1)}.step2{background:var(--step2)}.step3{background:var(--step3)}.step4{background:var(--step4)}
@media(max-width:720px){
.causes li{grid-template-columns:minmax(0,1fr) 124px}
.causes .bar{grid-column:1/-1}
table:not(.map) td{grid-template-columns:110px 1fr}
#table thead{position:static;width:auto;height:auto;clip-path:none}
#table thead tr{display:flex;flex-wrap:wrap;gap:4px 16px}
#table th{position:static;border:0;padding:4px 0}
#table td:empty{display:none}
.detail{grid-column:2}
.field,.field:first-child{flex:1 1 100%;max-width:none}
select{max-width:none;width:100%}
}
`.trim();

/** Script of the page of an inspection: search, filters, order and pages of the table. The page is whole without it. */
export const INSPECTION_SCRIPT = `
(() => {
  const find = (selector) => document.querySelector(selector);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const { size, lists, rows } = JSON.parse(find('#data').textContent);
  const heads = all('#table thead th');
  const labels = heads.map((head) => head.textContent);
  const [name, state, cause, detail] = [0, 1, 2, lists.length - 1];
  const search = find('#search');
  const filters = all('select[data-column]');
  const collator = new Intl.Collator('en', { numeric: true });
  const ranks = [];
  let [page, column, direction, found, texts] = [0, state, 1, rows, undefined];

  const text = (row, index) => (index === name ? row[name] : lists[index][row[index]]);
  const rank = (index) => {
    if (ranks[index]) return ranks[index];
    const values = index === name ? [...new Set(rows.map((row) => row[name]))] : lists[index];
    const order = index === state || index === cause ? values : [...values].sort(collator.compare);
    const places = new Map(order.map((value, place) => [value, place]));
    const byIndex = lists[index].map((value) => places.get(value));
    return (ranks[index] = index === name ? (row) => places.get(row[name]) : (row) => byIndex[row[index]]);
  };
  const element = (tag, content, of = {}) => Object.assign(document.createElement(tag), { textContent: content }, of);
  const rowElement = (row) => {
    const tr = element('tr', '', { className: 'state' + row[state] });
    labels.forEach((label, index) => {
      const td = element('td', text(row, index));
      td.dataset.label = label;
      if (index === cause && text(row, detail)) td.append(element('span', text(row, detail), { className: 'detail' }));
      tr.append(td);
    });
    return tr;
  };
  const number = (value) => value.toLocaleString('en');
  const render = () => {
    const first = page * size;
    const shown = found.slice(first, first + size);
    find('#table tbody').replaceChildren(...shown.map(rowElement));
    find('#count').textContent =
      found.length === 0
        ? 'no machine of ' + number(rows.length)
        : number(first + 1) + ' to ' + number(first + shown.length) + ' of ' + number(found.length) +
          (found.length < rows.length ? ' found in ' + number(rows.length) : '') + ' machines';
    find('#previous').disabled = page === 0;
    find('#next').disabled = first + size >= found.length;
  };
  const sort = () => {
    const of = rank(column);
    found.sort((a, b) => direction * (of(a) - of(b)));
    heads.forEach((head, index) =>
      index === column
        ? head.setAttribute('aria-sort', direction === 1 ? 'ascending' : 'descending')
        : head.removeAttribute('aria-sort'),
    );
  };
  const show = () => {
    const words = search.value.toLowerCase().split(/\\s+/).filter(Boolean);
    const chosen = filters.filter((one) => one.value !== '').map((one) => [Number(one.dataset.column), Number(one.value)]);
    if (words.length > 0 && !texts)
      texts = new Map(rows.map((row) => [row, row.map((_, index) => text(row, index)).join('\\n').toLowerCase()]));
    found = rows.filter(
      (row) =>
        chosen.every(([index, value]) => row[index] === value) &&
        words.every((word) => texts.get(row).includes(word)),
    );
    page = 0;
    sort();
    render();
  };
  const reset = () => {
    search.value = '';
    for (const one of filters) one.value = '';
  };
  const turn = (pages) => {
    page += pages;
    render();
    find('#machines').focus();
  };

  heads.forEach((head, index) => {
    const button = element('button', labels[index], { type: 'button' });
    button.addEventListener('click', () => {
      direction = index === column ? -direction : 1;
      column = index;
      show();
    });
    head.replaceChildren(button);
  });
  for (const button of all('button[data-select]')) {
    button.hidden = false;
    button.addEventListener('click', () => {
      reset();
      find('#' + button.dataset.select).value = button.dataset.value;
      show();
      find('#machines').focus();
    });
  }
  search.addEventListener('input', show);
  for (const one of filters) one.addEventListener('change', show);
  find('#reset').addEventListener('click', () => {
    reset();
    show();
  });
  find('#previous').addEventListener('click', () => turn(-1));
  find('#next').addEventListener('click', () => turn(1));
  for (const tools of all('.tools')) tools.hidden = false;
  find('#rest')?.remove();
  show();
})();
`.trim();
