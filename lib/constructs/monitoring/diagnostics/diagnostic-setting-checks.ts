import type { Problem } from '../../../core/problems';
import type { DiagnosticKind } from '../../../facts/diagnostics';
import { idProblems } from '../../../facts/ids';
import { nameProblems } from '../../../facts/names';
import type { DiagnosticSettingProps } from './diagnostic-setting-props';

/** What a setting logs, with the id of the object. */
export function diagnosticSource(of: DiagnosticSettingProps['of']): { kind: DiagnosticKind; id: string } {
  if ('ruleId' in of) return { kind: 'rule', id: of.ruleId };
  if ('storageAccountId' in of) return { kind: 'content', id: of.storageAccountId };
  return { kind: 'workspace', id: of.workspaceId };
}

const ID_KINDS = { rule: 'dataCollectionRule', workspace: 'workspace', content: 'storageAccount' } as const;

/** Problems of the props of a diagnostic setting. */
export function diagnosticSettingProblems(props: DiagnosticSettingProps): Problem[] {
  const { kind, id } = diagnosticSource(props.of);
  return [
    ...idProblems(['of'], ID_KINDS[kind], id),
    ...idProblems(['workspace', 'workspaceId'], 'workspace', props.workspace.workspaceId),
    ...(props.name === undefined ? [] : nameProblems(['name'], 'diagnosticSetting', props.name)),
  ];
}
