/** The page that shows the five notices: who did what on which article, what was mended, what stands in for what. */
import type { Carried } from './notice.ts';

type Act = Carried['acts'][number];

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const text = (value: string): string => value.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
const day = (iso: string): string => {
  const [y, m, d] = iso.split('-').map(Number);
  return `${y}年${m}月${d}日`;
};
const time = (iso: string): string =>
  new Intl.DateTimeFormat('zh-CN', {
    timeZone: 'Asia/Shanghai',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).format(new Date(iso));

const STYLE = `
:root { --paper: #F7F5F1; --sheet: #FFFFFF; --ink: #1E2227; --ink-2: #5B626B; --hair: #D9D5CC; --red: #B8281E; --indigo: #27567F; --pine: #2E6A4D; --ochre: #8A5608; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.7 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif; }
main { max-width: 62rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; }
h1, h2 { font-family: "Noto Serif CJK SC", "Noto Serif SC", SimSun, serif; font-weight: 600; line-height: 1.35; text-wrap: balance; }
h1 { font-size: 1.9rem; margin: 0 0 .25rem; }
h2 { font-size: 1.35rem; margin: 0; }
.lead { color: var(--ink-2); margin: 0 0 2rem; max-width: 44rem; }
nav ol { list-style: none; display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; padding: .75rem 0; margin: 0 0 2rem; border: solid var(--hair); border-width: 1px 0; }
a { color: var(--indigo); text-underline-offset: .2em; }
a:focus-visible { outline: 2px solid var(--indigo); outline-offset: 2px; }
article { background: var(--sheet); border: 1px solid var(--hair); border-radius: 4px; padding: 1.75rem clamp(1rem, 4vw, 2.25rem); margin: 0 0 2rem; }
.mark { color: var(--red); font-family: "Noto Serif CJK SC", "Noto Serif SC", SimSun, serif; letter-spacing: .08em; border-bottom: 2px solid var(--red); padding-bottom: .5rem; margin: 0 0 1rem; display: flex; justify-content: space-between; gap: 1rem; flex-wrap: wrap; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1.25rem; margin: 1rem 0 1.25rem; }
dt { color: var(--ink-2); }
dd { margin: 0; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .93rem; }
th { text-align: left; color: var(--ink-2); font-weight: 500; white-space: nowrap; }
th, td { border-bottom: 1px solid var(--hair); padding: .4rem .9rem .4rem 0; vertical-align: top; }
td.n, td.t { font-variant-numeric: tabular-nums; color: var(--ink-2); white-space: nowrap; }
.basis { color: var(--indigo); }
.warned { color: var(--ochre); }
details { margin-top: 1rem; }
summary { cursor: pointer; color: var(--ink-2); }
details ul { margin: .5rem 0 0; padding-left: 1.2rem; color: var(--ink-2); font-size: .93rem; }
footer { color: var(--ink-2); font-size: .9rem; }
.next { color: var(--ink-2); }
.who, .what { white-space: nowrap; }
@media (max-width: 48rem) {
  thead { display: none; }
  table, tbody, tr, td { display: block; }
  tr { border-bottom: 1px solid var(--hair); padding: .6rem 0; }
  td { border: none; padding: 0; white-space: normal; }
  td.n, td.t, td.who, td.what { display: inline; margin-right: .6rem; }
  td.what { font-weight: 600; }
}
@media (max-width: 30rem) { dl { grid-template-columns: 1fr; } dt { margin-top: .4rem; } }
@media print { body { background: none; } article { break-inside: avoid-page; border: none; } }
`;

/** Places of one text together: 《党政机关公文处理工作条例》第十三条、第十八条. */
function basisOf(act: Act): string {
  const byText = new Map<string, string[]>();
  for (const { label } of act.basis) {
    const end = label.indexOf('》') + 1;
    const places = byText.get(label.slice(0, end)) ?? [];
    if (!places.includes(label.slice(end))) places.push(label.slice(end));
    byText.set(label.slice(0, end), places);
  }
  return [...byText].map(([name, places]) => `〔${text(name + places.join('、'))}〕`).join('<br>');
}

function actRow(act: Act, next: string): string {
  const warned = act.findings.filter((finding) => finding.outcome === 'warned');
  const opinion = act.said.startsWith(`${act.by}${act.label}`)
    ? act.said.slice(act.by.length + act.label.length).replace(/^：/u, '')
    : act.said;
  const notes = [
    opinion === '' ? '' : `<div>${text(opinion)}</div>`,
    next === '' ? '' : `<div class="next">${text(next)}</div>`,
    ...warned.map((finding) => `<div class="warned">提醒：${text(finding.message)}</div>`),
    act.reason === undefined ? '' : `<div class="warned">理由：${text(act.reason)}</div>`,
  ].join('');
  return `<tr><td class="n">${act.seq}</td><td class="t">${time(act.at)}</td><td class="who">${text(act.by)}</td><td class="what">${text(act.label)}</td><td class="basis">${basisOf(act)}</td><td>${notes}</td></tr>`;
}

function list(title: string, items: readonly string[]): string {
  if (items.length === 0) return '';
  return `<details><summary>${title}（${items.length}处）</summary><ul>${items.map((item) => `<li>${text(item)}</li>`).join('')}</ul></details>`;
}

const placed = (repairs: Carried['repairs']): string[] => repairs.map(({ line, what }) => `原文第${line}行：${what}`);

function article(one: Carried): string {
  return `<article id="${one.government}">
<p class="mark"><span>${text(one.name)}</span><span>${text(one.number)}</span></p>
<h2>${text(one.title)}</h2>
<dl>
<dt>议定</dt><dd>${text(one.decided)}</dd>
<dt>签发</dt><dd>${text(one.signedBy)}${text(one.signedAs)}，${day(one.signedOn)}</dd>
<dt>印发</dt><dd>${day(one.printedOn)}</dd>
<dt>规则</dt><dd>${one.articles}条，${text(one.edition)}</dd>
<dt>版面</dt><dd><a href="${one.government}.pdf">${text(one.number)}（PDF，${one.pages}页）</a></dd>
</dl>
<div class="scroll"><table><thead><tr><th>序</th><th>时间</th><th>办理</th><th>事项</th><th>依据</th><th>办理情况</th></tr></thead><tbody>
${one.acts.map((act, i) => actRow(act, one.said[i]?.said ?? '')).join('\n')}
</tbody></table></div>
${list('来源文本的修复', placed(one.repairs))}
${list('照录待核', placed(one.suspects))}
${list('字体替代和排版提示', one.substitutions)}
</article>`;
}

/** A notice that was refused, with what the application said. */
export interface Failed {
  readonly name: string;
  readonly why: readonly string[];
}

const failure = ({ name, why }: Failed): string =>
  `<article><p class="mark"><span>${text(name)}</span><span>未办成</span></p><ul>${why.map((line) => `<li>${text(line)}</li>`).join('')}</ul></article>`;

/** The page, complete in itself. */
export function fivePage(carried: readonly Carried[], failed: readonly Failed[] = []): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>五部工作规则印发演练 · 令行</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>五部工作规则印发演练</h1>
<p class="lead">五个政府施行《工作规则》的印发通知，各按本府规则所定的程序，由各职务的账号经公开接口逐步办理，从起草到归档。此为演练，时间设为原件之日；每一步由谁办、依据哪一条，都取自台账。</p>
<nav aria-label="政府"><ol>${carried.map((one) => `<li><a href="#${one.government}">${text(one.name)}</a></li>`).join('')}</ol></nav>
${carried.map(article).join('\n')}
${failed.map(failure).join('\n')}
<footer>账目全文见 <a href="results.json">results.json</a>。</footer>
</main>
</body>
</html>
`;
}
