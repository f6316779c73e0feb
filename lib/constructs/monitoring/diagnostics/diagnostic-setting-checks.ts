import { missingProblems } from '../../../core/checks';
import type { Problem } from '../../../core/problems';
import type { DiagnosticKind } from '../../../facts/diagnostics';
import { idProblems } from '../../../facts/ids';
import { nameProblems } from '../../../facts/names';
import type { DiagnosticSettingProps } from './diagnostic-setting-props';

/** What a setting logs, with the id of the object; nothing if it is none of the three. */
export function diagnosticSource(of: DiagnosticSettingProps['of']): { kind: DiagnosticKind; id: string } | undefined {
  if ('ruleId' in of) return { kind: 'rule', id: of.ruleId };
  if ('storageAccountId' in of) return { kind: 'content', id: of.storageAccountId };
  return 'workspaceId' in of ? { kind: 'workspace', id: of.workspaceId } : undefined;
}

const ID_KINDS = { rule: 'dataCollectionRule', workspace: 'workspace', content: 'storageAccount' } as const;

/** Problems of the props of a diagnostic setting. */
export function diagnosticSettingProblems(props: DiagnosticSettingProps): Problem[] {
  const missing = missingProblems(props, 'of', 'workspace');
  if (missing.length > 0) return missing;
  const source = diagnosticSource(props.of);
  return [
    ...(source === undefined
      ? [{ path: ['of'], message: 'must be a rule, a workspace or a content storage' }]
      : idProblems(['of'], ID_KINDS[source.kind], source.id)),
    ...idProblems(['workspace', 'workspaceId'], 'workspace', props.workspace.workspaceId),
    ...(props.name === undefined ? [] : nameProblems(['name'], 'diagnosticSetting', props.name)),
  ];
}
