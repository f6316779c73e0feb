import { failsOn, type Review } from '../estate/findings/estate-review';
import { formatHtml } from '../estate/format/html';
import { formatJson } from '../estate/format/json';
import { formatMarkdown } from '../estate/format/markdown';
import { formatSarif } from '../estate/format/sarif';
import { formatText } from '../estate/format/text';
import type { Inputs } from '../estate/read/documents';
import type { Arguments, Format, Surroundings } from './arguments';
import { fileOf } from './inputs';

/** How findings are printed, by format. */
const PRINT: Readonly<Record<Format, (review: Review, inputs: Inputs, colour: boolean) => string>> = {
  text: (review, _, colour) => formatText(review, colour),
  markdown: (review) => formatMarkdown(review),
  json: (review) => formatJson(review),
  sarif: (review, inputs) => formatSarif(review, fileOf(inputs)),
  html: (review) => formatHtml(review),
};

/** Prints findings and returns the exit code. */
export function report(review: Review, inputs: Inputs, args: Arguments, { stdout, env }: Surroundings): number {
  const colour = stdout.isTTY === true && !env['NO_COLOR'];
  stdout.write(PRINT[args.format](review, inputs, colour));
  return args.failOn !== 'none' && failsOn(review, args.failOn) ? 1 : 0;
}
