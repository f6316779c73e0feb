import { ALERT_LOSSES } from './alert-losses';
import { HEALTHY } from './healthy';
import { LINK_LOSSES } from './link-losses';
import { LOCK_LOSSES } from './lock-losses';
import { MACHINE_LOSSES } from './machine-losses';
import { type Edits, edited, type Pieces } from './piece';
import { DEFINITION_LOSSES, POLICY_LOSSES } from './policy-losses';
import { PRIVATE_LOSSES } from './private-losses';
import { type Dialect, planOf } from './render';
import type { Row } from './row';
import { RULE_LOSSES } from './rule-losses';
import { STORAGE_LOSSES, WORKSPACE_LOSSES } from './storage-losses';
import { WRONG } from './wrong';

/** Every kind of loss, by what it is about. */
export const LOSSES: Readonly<Record<string, readonly Row[]>> = {
  'the rule': RULE_LOSSES,
  machines: MACHINE_LOSSES,
  policy: POLICY_LOSSES,
  "policies of one's own": DEFINITION_LOSSES,
  'the workspace': WORKSPACE_LOSSES,
  'links of the workspace': LINK_LOSSES,
  'the content storage': STORAGE_LOSSES,
  locks: LOCK_LOSSES,
  'private ingestion': PRIVATE_LOSSES,
  'what is watched': WRONG,
  'alerts and workbook': ALERT_LOSSES,
};

/** The form a dialect is written in. */
const FORM = { azurerm: 'azurerm', azapi: 'arm', template: 'arm' } as const;

/** The plan of a row in one dialect. */
export function planOfRow(row: Row, dialect: Dialect): unknown {
  const form = FORM[dialect];
  const before = changed({ ...HEALTHY, ...row.has }, row.given?.[form], form);
  const after = { ...changed(before, row[form], form), ...row.adds };
  return planOf(dialect, before, after, row);
}

/** Whether a dialect can say a row. */
export function canSay(row: Row, dialect: Dialect): boolean {
  const has = row[FORM[dialect]] !== undefined || row.adds !== undefined;
  return has && (row.only?.includes(dialect) ?? true);
}

function changed(pieces: Pieces, edits: Edits | undefined, form: 'azurerm' | 'arm'): Pieces {
  return Object.entries(edits ?? {}).reduce<Pieces>((current, [path, to]) => {
    const [key = '', ...rest] = path.split('/');
    if (current[key] === undefined) throw new Error(`the estate has no ${key}`);
    if (rest.length === 0 && to === undefined) {
      const { [key]: _gone, ...others } = current;
      return others;
    }
    const inside = form === 'azurerm' ? [key, form, 'attributes', ...rest] : [key, form, ...rest];
    return edited(current, inside, to) as Pieces;
  }, pieces);
}
