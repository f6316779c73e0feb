/** Style of every page. Colours are never the only sign: what they say is a word too. */
export const BASE_STYLE = `
:root{color-scheme:light dark;--bg:#fff;--fg:#1b1f24;--dim:#57606a;--line:#d0d7de;--soft:#f6f8fa;--red:#b42318;--amber:#8a5a00;--blue:#0b5cad;--green:#1a6f37}
@media(prefers-color-scheme:dark){:root{--bg:#0f1318;--fg:#e6e9ed;--dim:#9aa4b0;--line:#333b45;--soft:#181e25;--red:#ff8a80;--amber:#f0b650;--blue:#7cb7ff;--green:#6fd58a}}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--fg);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif;overflow-wrap:break-word}
main{max-width:1120px;margin:0 auto;padding:24px 20px 64px}
h1{font-size:24px;line-height:1.25;margin:0 0 12px}
.source{margin:-4px 0 16px;color:var(--dim);overflow-wrap:anywhere}
h2{font-size:18px;margin:36px 0 12px}
h3{font-size:15px;margin:0}
code{font:13px/1.45 ui-monospace,SFMono-Regular,Menlo,"DejaVu Sans Mono",monospace;overflow-wrap:anywhere}
.badges{display:flex;flex-wrap:wrap;gap:8px;margin:0;padding:0;list-style:none}
.badges li{border:1px solid var(--line);border-radius:999px;padding:2px 12px;background:var(--soft)}
.badges b{font-variant-numeric:tabular-nums}
.tools{display:flex;flex-wrap:wrap;gap:8px 16px;align-items:center;margin:0 0 12px}
input[type=search]{flex:1 1 220px;min-width:0;max-width:420px;padding:8px 12px;font:inherit;color:inherit;background:var(--bg);border:1px solid var(--dim);border-radius:6px}
.count{color:var(--dim)}
table{width:100%;border-collapse:collapse}
th,td{text-align:left;vertical-align:top;padding:7px 10px;border-bottom:1px solid var(--line)}
th{color:var(--dim);font-weight:600;position:sticky;top:0;background:var(--bg)}
@media(max-width:720px){
main{padding:16px 14px 48px}
table:not(.map) thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
table:not(.map) tr{display:block;padding:8px 0;border-bottom:1px solid var(--line)}
table:not(.map) td{display:grid;grid-template-columns:76px 1fr;gap:8px;border:0;padding:2px 0}
table:not(.map) td::before{content:attr(data-label);color:var(--dim);font-weight:400}
}
`.trim();

/** Style of the page of a review. */
export const PAGE_STYLE = `${BASE_STYLE}
.blocking{--tone:var(--red)}.attention{--tone:var(--amber)}.information{--tone:var(--blue)}
.badges .blocking b,.badges .attention b,.badges .information b{color:var(--tone)}
section.group{border:1px solid var(--line);border-left:4px solid var(--tone,var(--line));border-radius:8px;padding:12px 16px;margin:12px 0;background:var(--soft)}
section.group header{display:flex;flex-wrap:wrap;gap:4px 12px;align-items:baseline}
section.group header code{color:var(--dim)}
section.group p{margin:4px 0;color:var(--dim)}
section.group ul{margin:10px 0 0;padding:0;list-style:none}
section.group li{overflow-wrap:anywhere;border-top:1px solid var(--line);padding:8px 0}
section.group li:last-child{padding-bottom:0}
.address{display:block;color:var(--dim)}
.was{text-decoration:line-through;text-decoration-color:var(--dim)}
.advice{display:block;color:var(--fg)}
.picture svg{display:block;max-width:100%;height:auto}
.picture .narrow{display:none}
.node rect{fill:var(--soft);stroke:var(--line);stroke-width:1.5}
.node text{fill:var(--fg);font-size:15px;font-weight:600}
.node .kind{fill:var(--dim);font-size:13px;font-weight:400}
.node .mark{font-size:12px}
.node.new rect{stroke:var(--green)}.node.new .mark{fill:var(--green)}
.node.changed rect{stroke:var(--amber)}.node.changed .mark{fill:var(--amber)}
.node.replaced rect,.node.removed rect{stroke:var(--red);stroke-dasharray:5 4}.node.replaced .mark,.node.removed .mark{fill:var(--red)}
.node .note{font-size:12px;font-weight:400;fill:var(--dim)}
.node.quiet rect{fill:var(--bg);stroke-dasharray:2 4;stroke-width:2}.node.quiet .name{font-weight:400}.node.quiet .note{fill:var(--blue)}
.edge.quiet{stroke-dasharray:2 4}
.edge{fill:none;stroke:var(--dim);stroke-width:1.5}marker path{fill:var(--dim)}
a{color:var(--blue)}
.badges a,section.group header a{color:inherit;text-decoration:none}
.badges a:hover,section.group header a:hover{text-decoration:underline}
.enforcement,.secrets,.state{display:inline-block;border:1px solid currentColor;border-radius:999px;padding:0 9px;font-size:13px;font-weight:600;white-space:nowrap}
.enforcement{color:var(--dim)}.enforcement.enforced{color:var(--green)}.enforcement.quiet{color:var(--blue);border-style:dashed}
.assignments th{width:26%}.assignments th:nth-child(2),.assignments th:nth-child(4){width:14%}
.was .enforcement{color:var(--dim);text-decoration:line-through}
.secrets{color:var(--red)}.secrets::before{content:"⚠ "}
.state.new{color:var(--green)}.state.removed{color:var(--red)}
.effect{display:block;color:var(--dim);font-size:13px}
summary{cursor:pointer;padding:8px 0;color:var(--dim)}
td[data-label=System],td[data-label=Kind]{white-space:nowrap}
tr.more td:last-child{color:var(--green)}tr.less td:last-child{color:var(--red)}tr.other td:last-child{color:var(--amber)}
tr[hidden]{display:none}
@media(max-width:720px){
table.assignments td{grid-template-columns:110px 1fr}
.secrets{white-space:normal}
.picture .wide{display:none}.picture .narrow{display:block;width:100%}
}
`.trim();

/** Script of the page of a review: the search in the table. The page is whole without it. */
export const PAGE_SCRIPT = `
(() => {
  const search = document.querySelector('#search');
  if (!search) return;
  const count = document.querySelector('#count');
  const rows = [...document.querySelectorAll('table.tracked tbody tr')];
  const texts = rows.map((row) => row.textContent.toLowerCase());
  const show = () => {
    const words = search.value.toLowerCase().split(/\\s+/);
    if (search.value !== '') for (const one of document.querySelectorAll('details')) one.open = true;
    let shown = 0;
    rows.forEach((row, index) => {
      const fits = words.every((word) => texts[index].includes(word));
      row.hidden = !fits;
      if (fits) shown++;
    });
    count.textContent = shown + ' of ' + rows.length;
  };
  search.addEventListener('input', show);
  document.querySelector('.tools').hidden = false;
  show();
})();
`.trim();
