import { granted } from './healthy';
import { ACCOUNT, RULE, WORKSPACE } from './ids';
import type { Piece } from './piece';
import type { Row } from './row';

const gone = (...keys: string[]) => ({
  azurerm: Object.fromEntries(keys.map((key) => [key, undefined])),
  arm: Object.fromEntries(keys.map((key) => [key, undefined])),
});

function locked(scope: string): Piece {
  return {
    azurerm: {
      type: 'azurerm_management_lock',
      attributes: {
        id: `${scope}/providers/Microsoft.Authorization/locks/stay`,
        name: 'stay',
        scope,
        lock_level: 'CanNotDelete',
      },
    },
    arm: {
      type: 'Microsoft.Authorization/locks',
      version: '2020-05-01',
      name: 'stay',
      parent: scope,
      body: { properties: { level: 'CanNotDelete' } },
    },
  };
}

export const LOCK_LOSSES: readonly Row[] = [
  {
    change: 'the workspace is destroyed under its lock',
    finds: { 'workspace-removed': 'blocking', 'deletion-locked': 'blocking' },
    ...gone('workspace', 'table'),
    only: ['azurerm', 'azapi'],
  },
  {
    change: 'a reader of the locked workspace is removed',
    finds: { 'role-removed': 'attention', 'deletion-locked': 'blocking' },
    has: { role_reader: granted('reader', WORKSPACE, 'logAnalyticsDataReader', 'auditors') },
    ...gone('role_reader'),
    only: ['azurerm', 'azapi'],
  },
  {
    change: 'a reader of the workspace is removed with the lock',
    finds: { 'role-removed': 'attention', 'lock-weakened': 'attention' },
    has: { role_reader: granted('reader', WORKSPACE, 'logAnalyticsDataReader', 'auditors') },
    ...gone('role_reader', 'lock'),
    only: ['azurerm', 'azapi'],
  },
  {
    change: 'a principal may query the workspace',
    finds: { 'role-added': 'attention' },
    adds: { role_reader: granted('reader', WORKSPACE, 'logAnalyticsDataReader', 'auditors') },
  },
  {
    change: 'the container of a locked account is replaced',
    finds: { 'storage-replaced': 'blocking', 'deletion-locked': 'blocking' },
    has: { lock_account: locked(ACCOUNT) },
    azurerm: { 'container/name': 'content' },
    arm: { 'container/name': 'content' },
    replaced: ['container'],
    only: ['azurerm', 'azapi'],
  },
  {
    change: 'the diagnostic setting of a locked rule is removed',
    finds: { 'diagnostics-removed': 'attention', 'deletion-locked': 'blocking' },
    has: { lock_rule: locked(RULE) },
    ...gone('diagnostics'),
    only: ['azurerm', 'azapi'],
  },
];
