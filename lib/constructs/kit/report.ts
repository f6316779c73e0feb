import { Annotations } from 'cdktf';
import type { Construct } from 'constructs';
import { groupedBy } from '../../core/grouping';
import { listed, pathText, textOf } from '../../core/problems';
import { idMark, warningPage } from '../../facts/doc-pages';
import type { AcknowledgedWarnings, Warning } from '../../facts/warnings';

/**
 * Reports warnings on a construct, the acknowledged ones as information with their reason. Warnings of one kind are one line with
 * all places.
 */
export function report(scope: Construct, warnings: readonly Warning[], acknowledged: AcknowledgedWarnings = {}): void {
  for (const [{ id }, text] of linesOf(warnings)) {
    const mark = idMark(id, warningPage(id));
    const reason = acknowledged[id];
    if (reason === undefined) Annotations.of(scope).addWarning(`${text} ${mark}`);
    else Annotations.of(scope).addInfo(`acknowledged: ${reason} (${text}) ${mark}`);
  }
}

/** The lines of warnings. Those of one kind at several places differ only in the values that they quote. */
function linesOf(warnings: readonly Warning[]): [Warning, string][] {
  const kinds = groupedBy(warnings, ({ id, message }) => id + textOf({ path: [], message }).replaceAll(/'[^']*'/g, ''));
  return [...kinds.values()].flatMap((alike): [Warning, string][] => {
    const [first] = alike;
    const [, ...others] = new Set(alike.map(({ path }) => pathText(path)));
    if (others.length === 0 || others.length + 1 < alike.length) return alike.map((one) => [one, textOf(one)]);
    return [[first, `${textOf(first)}; the same holds for ${listed(others)}`]];
  });
}

const REPORTED = new WeakMap<Construct, Set<string>>();

/** Reports warnings that are found at synth, each once: a synth may validate a construct several times. */
export function reportOnce(scope: Construct, warnings: readonly Warning[], acknowledged?: AcknowledgedWarnings): void {
  const reported = REPORTED.get(scope) ?? new Set();
  REPORTED.set(scope, reported);
  for (const warning of warnings) {
    const key = `${textOf(warning)} [${warning.id}]`;
    if (!reported.has(key)) report(scope, [warning], acknowledged);
    reported.add(key);
  }
}
