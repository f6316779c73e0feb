import { Annotations } from 'cdktf';
import type { Construct } from 'constructs';
import { textOf } from '../../core/problems';
import { idMark, warningPage } from '../../facts/doc-pages';
import type { AcknowledgedWarnings, Warning } from '../../facts/warnings';

/** Reports warnings on a construct, the acknowledged ones as information with their reason. */
export function report(scope: Construct, warnings: readonly Warning[], acknowledged: AcknowledgedWarnings = {}): void {
  for (const warning of warnings) {
    const { id } = warning;
    const mark = idMark(id, warningPage(id));
    const text = textOf(warning);
    const reason = acknowledged[id];
    if (reason === undefined) Annotations.of(scope).addWarning(`${text} ${mark}`);
    else Annotations.of(scope).addInfo(`acknowledged: ${reason} (${text}) ${mark}`);
  }
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
