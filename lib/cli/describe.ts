import type { VolumeOptions } from '../estate/format/described-volume';
import { type Description, descriptionOf } from '../estate/format/description';
import { formatDescription } from '../estate/format/description-text';
import { plain } from '../estate/format/escape';
import { formatDescriptionJson } from '../estate/format/json';
import type { Input } from '../estate/model/input';
import { type Inputs, mergeInputs } from '../estate/read/documents';
import { estateOf } from '../estate/read/estate-of-input';
import type { Arguments, Surroundings } from './arguments';
import { load } from './inputs';
import { oneOf } from './one-of';

/** What machines report. */
export function describe(args: Arguments, { stdout }: Surroundings): number {
  const format = oneOf('--format', args.format, ['text', 'json'] as const);
  const inputs = load(args.paths);
  const { volume } = args;
  // The machines are those of all inputs together, so they are described together.
  const input = mergeInputs(inputs);
  stdout.write(
    format === 'json'
      ? formatDescriptionJson(described(input, volume))
      : volume === undefined
        ? texts(inputs)
        : formatDescription(described(input, volume)),
  );
  return 0;
}

function described({ changes, unread }: Input, volume?: VolumeOptions): Description {
  return descriptionOf(estateOf(changes, 'after'), unread, volume);
}

function texts(inputs: Inputs): string {
  const several = Object.keys(inputs).length > 1;
  return Object.entries(inputs)
    .map(([name, input]) => (several ? `${plain(name)}\n\n` : '') + formatDescription(described(input)))
    .join('\n');
}
