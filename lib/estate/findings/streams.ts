import { nearest } from '../../core/suggest';
import { OS_WORDS } from '../../facts/initiative-members';
import { STREAMS } from '../../facts/rule';
import type { Rule } from '../model/estate';
import { sameValue } from '../model/value';
import { type Finding, finding } from './finding';
import { isUnseen, unseen } from './unseen';

export const streamMissing = finding({
  id: 'stream-missing',
  severity: 'blocking',
  holds: 'both',
  title: 'A stream does not reach the workspace',
  when: 'A data source or the data flow of a rule lacks a stream of change tracking that it had, or a new rule lacks one.',
  why: 'The service expects all three streams of change tracking from every data source to one workspace.',
  remedy: 'List the stream in the data source and in the data flow.',
});

export const streamUnknown = finding({
  id: 'stream-unknown',
  severity: 'blocking',
  holds: 'both',
  title: 'A stream does not belong to change tracking',
  when: 'A data source or data flow names a stream that looks like one of change tracking and is none.',
  why: 'Azure accepts any name here, and no data arrives under a wrong one.',
  remedy: 'Write the stream as Microsoft spells it.',
});

export function streamFindings(address: string, was: Rule | undefined, becomes: Rule): Finding[] {
  const places = (rule: Rule | undefined): Map<string, readonly string[]> =>
    new Map([
      ...(rule?.sources ?? []).map(({ os, streams }) => [`${OS_WORDS[os]} data source`, streams] as const),
      ...(rule && rule.flows.length > 0 ? [['data flow', rule.flows.flatMap(({ streams }) => streams)] as const] : []),
    ]);
  const earlier = places(was);
  return [...places(becomes)].flatMap(([place, streams]) => {
    const had = earlier.get(place);
    if (streams.some(isUnseen)) {
      return sameValue(had, streams) ? [] : [unseen(address, `${place}, streams`, had ? had.join(', ') : 'no rule')];
    }
    const missing = STREAMS.filter(
      (stream) => !streams.includes(stream) && (had === undefined || had.includes(stream)),
    );
    // Other data sources may share the flow of a rule; of change tracking's own, every stream has to be known.
    const foreign = streams.filter(
      (stream) => !(STREAMS as readonly string[]).includes(stream) && !had?.includes(stream) && /config/i.test(stream),
    );
    return [
      ...missing.map((stream) =>
        streamMissing.found({
          address,
          subject: `${place}, ${stream}`,
          was: had ? 'listed' : 'no rule',
          becomes: 'not listed',
        }),
      ),
      ...foreign.map((stream) => {
        const right = nearest(stream, STREAMS);
        return streamUnknown.found({
          address,
          subject: `${place}, ${stream}`,
          was: 'not listed',
          becomes: 'listed',
          remedy: right && `Write '${right}'.`,
        });
      }),
    ];
  });
}

export const STREAM_FINDINGS = [streamMissing, streamUnknown];
