/** A text that stands only in values that are marked sensitive. */
export const SECRET = 'Hunter2-never-printed';

type Attributes = Record<string, unknown>;

interface Change {
  readonly before: Attributes | null;
  readonly after: Attributes | null;
  before_sensitive: unknown;
  after_sensitive: unknown;
}

interface Plan {
  readonly resource_changes: readonly { readonly address: string; readonly type: string; readonly change: Change }[];
}

/** Arguments whose value is replaced by a secret, each marked as the provider or a sensitive variable does. */
const SECRETS: Readonly<Record<string, readonly string[]>> = {
  azurerm_monitor_data_collection_rule: ['description', 'tags'],
  azurerm_log_analytics_workspace: ['primary_shared_key', 'secondary_shared_key', 'tags'],
  azurerm_storage_account: ['primary_access_key', 'secondary_connection_string', 'tags'],
  azurerm_virtual_machine_extension: ['settings', 'protected_settings'],
  azurerm_role_assignment: ['principal_id', 'description'],
  azurerm_policy_definition: ['policy_rule', 'parameters'],
  azurerm_subscription_policy_assignment: ['display_name', 'description', 'parameters'],
  azurerm_management_group_policy_assignment: ['display_name', 'parameters'],
};

/** A plan with secrets on both sides of its changes, and one in the settings of every rule that it updates. */
export function planWithSecrets(plan: unknown): Plan {
  for (const { type, change } of (plan as Plan).resource_changes) {
    for (const side of ['before', 'after'] as const) {
      const attributes = change[side];
      if (attributes === null) continue;
      const marks = (change[`${side}_sensitive`] || {}) as Attributes;
      for (const name of SECRETS[type] ?? []) {
        attributes[name] = name === 'tags' ? { owner: `${SECRET}-${side}` } : `${SECRET}-${name}-${side}`;
        marks[name] = name === 'tags' ? { owner: true } : true;
      }
      hideSettings(attributes, marks);
      change[`${side}_sensitive`] = marks;
    }
  }
  return plan as Plan;
}

interface Sources {
  readonly extension?: Record<string, unknown>[];
}

/** Hides the settings of the first extension of a rule: another one keeps what there is to review. */
function hideSettings(attributes: Attributes, marks: Attributes): void {
  const [sources] = (attributes['data_sources'] ?? []) as Sources[];
  const [extension] = sources?.extension ?? [];
  if (extension === undefined) return;
  extension['extension_json'] = JSON.stringify({ fileSettings: { fileInfo: [{ name: SECRET, path: SECRET }] } });
  const rest = Array.from({ length: (sources?.extension?.length ?? 1) - 1 }, () => ({}));
  marks['data_sources'] = [{ extension: [{ extension_json: true }, ...rest] }];
}

/** What the plan leaves, as `terraform show -json` prints a state. */
export function stateOf({ resource_changes: changes }: Plan): unknown {
  const resources = changes.flatMap(({ address, type, change: { after, after_sensitive } }) =>
    after === null ? [] : [{ address, mode: 'managed', type, values: after, sensitive_values: after_sensitive }],
  );
  const [first, ...others] = resources;
  const child_modules = [{ address: 'module.a', resources: others }];
  return { format_version: '1.0', values: { root_module: { resources: [first], child_modules } } };
}

/** The same in the file that Terraform keeps, whose marks are paths. */
export function stateFileOf({ resource_changes: changes }: Plan): unknown {
  const resources = changes.flatMap(({ type, change: { after, after_sensitive } }, index) => {
    if (after === null) return [];
    const names = Object.entries((after_sensitive || {}) as Attributes).filter(([, mark]) => hasMark(mark));
    const sensitive_attributes = names.map(([value]) => [{ type: 'get_attr', value }]);
    return [{ mode: 'managed', type, name: `r${index}`, instances: [{ attributes: after, sensitive_attributes }] }];
  });
  return { version: 4, lineage: 'x', serial: 1, resources };
}

function hasMark(mark: unknown): boolean {
  return mark === true || (typeof mark === 'object' && mark !== null && Object.values(mark).some(hasMark));
}

/**
 * Whether each secret of a text is still where its mark is: a damage may remove the mark, or copy the value to a place
 * without one. What is not JSON has no marks, and nothing of it may be printed.
 */
export function hidesSecrets(original: string, text: string): boolean {
  if (!original.includes(SECRET)) return true;
  const before = placesOf(original);
  const after = placesOf(text);
  if (before === undefined || after === undefined) return true;
  return after.marks === before.marks && after.secrets.every((place) => before.secrets.includes(place));
}

interface Places {
  readonly marks: string;
  readonly secrets: readonly string[];
}

function placesOf(text: string): Places | undefined {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return undefined;
  }
  const marks: string[] = [];
  const secrets: string[] = [];
  const open: [value: unknown, place: string][] = [[document, '']];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [value, place] = next;
    if (typeof value === 'string' && value.includes(SECRET)) secrets.push(place);
    if (typeof value !== 'object' || value === null || place.length > 1000) continue;
    for (const [key, part] of Object.entries(value)) {
      if (key.includes(SECRET)) secrets.push(place);
      if (/sensitive/.test(key)) marks.push(`${place}/${key}=${shownMark(part)}`);
      else open.push([part, `${place}/${key}`]);
    }
  }
  return { marks: marks.sort().join('\n'), secrets };
}

function shownMark(mark: unknown): string {
  try {
    return JSON.stringify(mark);
  } catch {
    return 'nested too deeply';
  }
}
