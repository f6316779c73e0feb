import { html } from './escape';
import type { Node, Picture } from './picture';

const BOX = { width: 300, height: 64, note: 20, gap: 20 } as const;

/** Most boxes of one column that are drawn. */
const MOST = 8;

const MARKS: Readonly<Record<Node['state'], string>> = {
  new: 'new',
  changed: 'changed',
  replaced: 'replaced',
  removed: 'removed',
  same: '',
};

interface Place {
  readonly x: number;
  readonly y: number;
  readonly node: Node;
}

/** The picture with its columns side by side, for wide screens. */
export function wideSvg({ columns, edges }: Picture): string {
  const shown = columns.map(shorten);
  const step = BOX.width + 70;
  const height = Math.max(...shown.map((column) => stacked(column, BOX.gap)), BOX.height);
  const places = new Map<string, Place>();
  shown.forEach((column, index) => {
    let y = (height - stacked(column, BOX.gap)) / 2;
    for (const node of column) {
      places.set(node.key, { x: index * step, y, node });
      y += heightOf(node) + BOX.gap;
    }
  });
  const lines = edges.map(([from, to]) => {
    const [start, end] = [places.get(from), places.get(to)];
    if (start === undefined || end === undefined) return '';
    const [x1, x2] = [start.x + BOX.width, end.x - 6];
    const [y1, y2] = [start, end].map(({ y, node }) => y + heightOf(node) / 2);
    return arrow(`M${x1} ${y1} C${x1 + 40} ${y1} ${x2 - 40} ${y2} ${x2} ${y2}`, start.node.isQuiet);
  });
  return svg('wide', step * 2 + BOX.width, height, [...lines, ...boxes(places)]);
}

/** The same from top to bottom, for narrow screens, where single arrows would only cross. */
export function narrowSvg({ columns }: Picture): string {
  const shown = columns.map(shorten).filter((column) => column.length > 0);
  const places = new Map<string, Place>();
  const lines: string[] = [];
  let y = 0;
  shown.forEach((column, index) => {
    if (index > 0) {
      lines.push(arrow(`M${BOX.width / 2} ${y} V${y + 30}`));
      y += 36;
    }
    column.forEach((node, row) => {
      places.set(node.key, { x: 0, y, node });
      y += heightOf(node) + (row < column.length - 1 ? 8 : 4);
    });
  });
  return svg('narrow', BOX.width, Math.max(y, BOX.height), [...lines, ...boxes(places)]);
}

function heightOf({ note }: Node): number {
  return BOX.height + (note === undefined ? 0 : BOX.note);
}

/** The height of a column. */
function stacked(nodes: readonly Node[], gap: number): number {
  return nodes.reduce((sum, node) => sum + heightOf(node) + gap, -gap);
}

function shorten(nodes: readonly Node[]): readonly Node[] {
  if (nodes.length <= MOST) return nodes;
  const rest = nodes.length - MOST + 1;
  return [...nodes.slice(0, MOST - 1), { key: `more than ${rest}`, title: `${rest} more`, text: '', state: 'same' }];
}

function boxes(places: ReadonlyMap<string, Place>): string[] {
  return [...places.values()].map(({ x, y, node }) => {
    const { title, text, note, state, isQuiet } = node;
    const mark =
      MARKS[state] === ''
        ? ''
        : `<text class="mark" x="${BOX.width - 10}" y="46" text-anchor="end">${MARKS[state]}</text>`;
    return [
      `<g class="node ${state}${isQuiet ? ' quiet' : ''}" transform="translate(${x} ${y})">`,
      `<title>${html([title, text, note ?? []].flat().join(', '))}</title>`,
      `<rect width="${BOX.width}" height="${heightOf(node)}" rx="8"/>`,
      `<text class="name" x="12" y="26">${html(cut(title, 26))}</text>`,
      `<text class="kind" x="12" y="46">${html(cut(text, 27))}</text>${mark}`,
      note === undefined ? '' : `<text class="note" x="12" y="68">${html(cut(note, 44))}</text>`,
      '</g>',
    ].join('');
  });
}

/** The beginning and the end of a long name: of two alike, the end is often what tells them apart. */
function cut(text: string, most: number): string {
  const characters = [...text];
  if (characters.length <= most) return text;
  const end = Math.floor(most / 3);
  return `${characters.slice(0, most - end - 1).join('')}…${characters.slice(-end).join('')}`;
}

function arrow(path: string, isQuiet = false): string {
  return `<path class="edge${isQuiet ? ' quiet' : ''}" d="${path}" marker-end="url(#tip)"/>`;
}

function svg(name: string, width: number, height: number, parts: readonly string[]): string {
  const tip = `<marker id="${name}-tip" viewBox="0 0 8 8" refX="4" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z"/></marker>`;
  const body = parts.join('').replaceAll('url(#tip)', `url(#${name}-tip)`);
  const size = `viewBox="-2 -2 ${width + 4} ${height + 4}" width="${width + 4}" height="${height + 4}"`;
  return `<svg class="${name}" ${size} role="img" aria-label="What reports through which rule to where"><defs>${tip}</defs>${body}</svg>`;
}
