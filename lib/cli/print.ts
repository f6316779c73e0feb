import { failsOn, type Review } from '../estate/findings/estate-review';
import { formatHtml } from '../estate/format/html';
import { formatJson } from '../estate/format/json';
import { formatMarkdown } from '../estate/format/markdown';
import type { PageOptions } from '../estate/format/page-frame';
import { formatSarif } from '../estate/format/sarif';
import { formatText } from '../estate/format/text';
import type { Inputs } from '../estate/read/documents';
import type { Arguments, FORMATS, Surroundings } from './arguments';
import { fileOf, sourcesOf } from './inputs';
import { oneOf } from './one-of';

/** How findings are printed, by format. */
const PRINT: Readonly<
  Record<
    (typeof FORMATS)['review'][number],
    (review: Review, inputs: Inputs, args: { colour: boolean; page: PageOptions }) => string
  >
> = {
  text: (review, _, { colour }) => formatText(review, colour),
  markdown: (review) => formatMarkdown(review),
  json: (review) => formatJson(review),
  sarif: (review, inputs) => formatSarif(review, fileOf(inputs)),
  html: (review, inputs, { page }) => formatHtml(review, { ...page, sources: sourcesOf(inputs) }),
};

/** Prints findings and returns the exit code. */
export function report(review: Review, inputs: Inputs, args: Arguments, { stdout, env }: Surroundings): number {
  const format = oneOf('--format', args.format, Object.keys(PRINT) as (keyof typeof PRINT)[]);
  const colour = stdout.isTTY === true && !env['NO_COLOR'];
  stdout.write(PRINT[format](review, inputs, { colour, page: args.page }));
  return args.failOn !== 'none' && failsOn(review, args.failOn) ? 1 : 0;
}
