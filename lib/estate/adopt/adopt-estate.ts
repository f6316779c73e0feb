import { groupedBy } from '../../core/grouping';
import { listed, textOf as sentence } from '../../core/problems';
import { settingsOfAgent, type TakenOverSettings } from '../../settings/take-over/settings-of-agent';
import { groupedChanges } from '../../settings/take-over/take-over-report';
import type { Estate, Rule } from '../model/estate';
import type { Input } from '../model/input';
import { idKey, isHidden, UnusableInput } from '../model/value';
import { hiddenRules } from '../read/resources';
import { adoptedAssignments } from './adopted-assignments';
import { adoptedMachines } from './adopted-machines';
import { adoptedRule } from './adopted-rule';
import { adoptedWorkspace } from './adopted-workspace';
import { type Adopted, existingId, type Note, seen, type Written } from './adopting';
import type { ExistingResource } from './existing-resource';
import { existingRows } from './existing-rows';

/** An estate as settings, constructs and what exists of it, with what is not the same. */
export interface AdoptedEstate {
  readonly rule: Rule;
  readonly settings: NonNullable<TakenOverSettings['settings']>;
  readonly constructs: readonly Written[];
  readonly existing: readonly ExistingResource[];
  /** The subscription of the rule, if it can be seen. */
  readonly subscriptionId: string | undefined;
  readonly report: AdoptionReport;
}

/** What taking over means, in sentences. */
export interface AdoptionReport {
  /** What was read. */
  readonly read: readonly Note[];
  /** What the agent misread and the settings express correctly. */
  readonly repaired: readonly string[];
  /** What changes in Azure. */
  readonly changes: readonly string[];
  /** What cannot be taken over, and what stays outside the app. */
  readonly left: readonly string[];
}

export interface AdoptionOptions {
  /** Id or name of the rule, if the input has several. */
  readonly rule: string | undefined;
  /** Whether the app continues the state of the input. */
  readonly sameState: boolean;
}

type AdoptionInput = Pick<Input, 'gaps' | 'changes' | 'unread'>;

/**
 * Takes an estate over.
 * @throws UnusableInput if there is no rule, if there are several and none is chosen, or if its settings cannot be read
 */
export function adoptEstate(estate: Estate, input: AdoptionInput, options: AdoptionOptions): AdoptedEstate {
  const { gaps } = input;
  const rule = chosenRule(estate, options.rule);
  if (seen(rule, 'name') === undefined) {
    throw new UnusableInput(`the name of ${rule.address} cannot be seen: it is known only at apply, or contains '\${'`);
  }
  const taken = settingsOfRule(rule);
  const adopting = { estate, rule };
  const workspace = adoptedWorkspace(adopting, options.sameState);
  if (workspace.workspaceId === undefined && workspace.constructs[0]?.construct !== 'Workspace') {
    throw new UnusableInput(`the workspace of rule '${nameOf(rule)}' is known only at apply: apply the plan first`);
  }
  const policy = adoptedAssignments(adopting);
  const parts: Adopted[] = [workspace, adoptedRule(adopting, taken), adoptedMachines(adopting), policy];
  const resources = parts.flatMap((part) => part.resources);
  const existing = existingRows(resources, adopting, options.sameState);
  const notes = (kind: 'changes' | 'left') => noteLines(parts.flatMap((part) => part[kind]));
  return {
    rule,
    settings: taken.settings,
    constructs: withOwnIds(parts.flatMap(({ constructs }) => constructs)),
    existing,
    subscriptionId: /^\/subscriptions\/([^/]+)/i.exec(existingId(rule) ?? '')?.[1],
    report: {
      read: readNotes(resources),
      repaired: taken.repaired.map(sentence),
      changes: [...groupedChanges(taken.changes).map(sentence), ...notes('changes')],
      left: [
        ...(options.sameState ? othersOfState(input, existing) : []),
        ...taken.lost.map(sentence),
        ...notes('left'),
        ...others(estate, resources),
        ...(existing.length > 0 ? [] : [NOTHING_EXISTS]),
        ...gaps.map(({ address, what }) => `${address}: ${what}`),
      ],
    },
  };
}

const NOTHING_EXISTS =
  'the input does not say what exists in Azure, so the app imports nothing: pass a state or an export if the resources exist';

/** Most subjects of one note that are named. */
const MOST_NAMES = 5;

/** Notes as sentences: many machines have the same. */
function noteLines(notes: readonly Note[]): string[] {
  return [...groupedBy(notes, ({ text }) => text)].map(([text, alike]) => {
    const named = alike.slice(0, MOST_NAMES).map(({ subject }) => subject);
    const rest = alike.length - named.length;
    return `${named.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}: ${text}`;
  });
}

function chosenRule({ rules, ...estate }: Estate, wanted: string | undefined): Rule {
  const fits = (rule: Rule) =>
    wanted === undefined || [rule.id, nameOf(rule)].some((one) => idKey(one) === idKey(wanted));
  const found = rules.filter(fits);
  const [rule] = found;
  if (rule !== undefined && found.length === 1) return rule;
  if (rules.length === 0) {
    const [hidden] = hiddenRules({ rules, ...estate });
    throw new UnusableInput(
      hidden === undefined
        ? 'there is no data collection rule of change tracking in the input'
        : `the data sources of ${hidden.address} cannot be seen`,
    );
  }
  const names = listed(rules.map((one) => existingId(one) ?? nameOf(one)));
  throw new UnusableInput(
    wanted === undefined
      ? `the input has ${rules.length} rules of change tracking: choose one with --rule, of ${names}`
      : `${found.length === 0 ? 'no rule' : `${found.length} rules`} of the input ${found.length > 1 ? 'are' : 'is'} called '${wanted}': choose one of ${names}`,
  );
}

function nameOf(rule: Rule): string {
  return seen(rule, 'name') ?? rule.address;
}

type ReadSettings = TakenOverSettings & { readonly settings: NonNullable<TakenOverSettings['settings']> };

function settingsOfRule(rule: Rule): ReadSettings {
  const hidden = rule.sources.find(({ json }) => isHidden(json));
  if (rule.unnamed || hidden !== undefined) {
    throw new UnusableInput(
      `the settings of rule '${nameOf(rule)}' cannot be seen: they are known only at apply, or sensitive`,
    );
  }
  const taken = settingsOfAgent(Object.fromEntries(rule.sources.map(({ os, json }) => [os, json ?? {}])));
  const { settings, lost } = taken;
  const whole = lost.find(({ path }) => path.length === 1);
  if (settings === undefined || whole !== undefined) {
    const why = whole === undefined ? 'nothing in them can be taken over' : sentence(whole);
    throw new UnusableInput(`the settings of rule '${nameOf(rule)}' cannot be taken over: ${why}`);
  }
  return { ...taken, settings };
}

/** Constructs whose ids differ. */
function withOwnIds(constructs: readonly Written[]): Written[] {
  const times = new Map<string, number>();
  return constructs.map((one) => {
    const nth = (times.get(one.id) ?? 0) + 1;
    times.set(one.id, nth);
    return nth === 1 ? one : { ...one, id: `${one.id}${nth}` };
  });
}

function readNotes(resources: Adopted['resources']): Note[] {
  const byType = groupedBy(resources, ({ type }) => type);
  return [...byType].map(([type, alike]) => ({ subject: type, text: String(alike.length) }));
}

/** Resources that Terraform would destroy if the app were all that it sees. */
function othersOfState({ changes, unread }: AdoptionInput, taken: AdoptedEstate['existing']): string[] {
  const own = new Set(taken.map(({ address }) => address));
  const others = changes.flatMap(({ address }) => (own.has(address) ? [] : [address]));
  const count = [...unread.values()].reduce((sum, one) => sum + one, others.length);
  const named = others.length === 0 ? '' : `, such as ${listed(others, 3)}`;
  return count === 0
    ? []
    : [
        `${count} other resources of the state are not in the app${named}: keep their code beside it, or Terraform destroys them`,
      ];
}

/** Kinds of resources in the estate that the app does not create. */
const OTHERS = {
  remediations: 'remediation tasks run once: set remediation of an assignment to start new ones',
  exemptions: 'policy exemptions stay as they are: their assignments are not in the app',
  definitions: 'definitions of your own stay as they are',
  accounts: 'storage accounts stay as they are',
  locks: 'locks stay as they are',
  alerts: 'alerts stay as they are: ChangeAlerts creates new ones',
  workbooks: 'workbooks stay as they are',
  diagnostics: 'diagnostic settings stay as they are',
  clusterLinks: 'links to clusters stay as they are',
  storageLinks: 'links to accounts for queries stay as they are',
  privateEndpoints: 'private endpoints stay as they are',
} as const satisfies Partial<Record<keyof Estate, string>>;

function others(estate: Estate, taken: Adopted['resources']): string[] {
  const rules = estate.rules.length - 1;
  const own = new Set(taken.map(({ address }) => address));
  return [
    ...(rules > 0 ? [`${rules} other rules stay as they are`] : []),
    ...Object.entries(OTHERS).flatMap(([kind, text]) => {
      const count = estate[kind as keyof typeof OTHERS].filter(({ address }) => !own.has(address)).length;
      return count === 0 ? [] : [`${count} ${text}`];
    }),
  ];
}
