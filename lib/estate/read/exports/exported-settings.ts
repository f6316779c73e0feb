import { jsonIn } from '../../../core/values';
import { isObject, UNSTATED, UnusableInput } from '../../model/value';
import { type ArmResource, armAt } from '../dialects/arm-resource';

/** The resource with the settings of its extensions as objects, and what its export lacks. */
export interface ExportedRule {
  readonly resource: ArmResource;
  readonly gap?: string;
}

/**
 * A rule whose settings are objects. Azure has nothing else there, so text and lists of keys are of the tool that wrote
 * the export. The keys of the settings keep their case.
 * @throws UnusableInput if PowerShell has cut the rule off
 */
export function withSettings(resource: ArmResource): ExportedRule {
  const { content } = resource;
  refuseCut(armAt(content, 'properties'));
  const properties = armAt(content, 'properties');
  if (!isObject(properties)) return { resource, gap: `the properties are missing in this export; ${ASK}` };
  const sources = armAt(properties, 'dataSources');
  const extensions = armAt(sources, 'extensions');
  if (!isObject(sources) || !Array.isArray(extensions)) return { resource };
  const ours = extensions.filter((one) => /^ChangeTracking/i.test(String(armAt(one, 'extensionName'))));
  const isMissing = ours.length > 0 && ours.every((one) => (armAt(one, 'extensionSettings') ?? null) === null);
  const readable = extensions.map((one: unknown) => {
    if (!isObject(one)) return one;
    const given = armAt(one, 'extensionSettings');
    return withKey(one, 'extensionSettings', isMissing && ours.includes(one) ? UNSTATED : settingsOf(given));
  });
  const dataSources = withKey(sources, 'extensions', readable);
  return {
    resource: {
      ...resource,
      content: withKey(content as object, 'properties', withKey(properties, 'dataSources', dataSources)),
    },
    ...(isMissing && { gap: `the settings of the extension are missing in this export; ${ASK}` }),
  };
}

/** The one command whose answer holds everything. */
const ASK = "export the rule with: az rest --method get --url '<id of the rule>?api-version=2023-03-11'";

/** An object with a member in the place of the one that has its name in any case. */
function withKey(value: object, name: string, member: unknown): object {
  const others = Object.entries(value).filter(([key]) => key.toLowerCase() !== name.toLowerCase());
  return { ...Object.fromEntries(others), [name]: member };
}

function settingsOf(given: unknown): unknown {
  if (typeof given === 'string') {
    const json = jsonIn(given);
    return json === undefined ? given : json;
  }
  const isPairs =
    Array.isArray(given) && given.length > 0 && given.every((one) => typeof armAt(one, 'key') === 'string');
  return isPairs ? Object.fromEntries(given.map((one: unknown) => [armAt(one, 'key'), armAt(one, 'value')])) : given;
}

/** What `ConvertTo-Json` writes for whatever is deeper than it goes. */
const CUT =
  /^(System\.(Object|Collections\.[\w.`]+|Management\.Automation\.\w+)(\[.*\])?|Microsoft\.Azure\.(PowerShell|Management)\.[\w.]+|@\{.*\})$/s;

function refuseCut(value: unknown): void {
  const open: unknown[] = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next === 'string' && CUT.test(next)) {
      throw new UnusableInput('PowerShell has cut the rule off: write it again with ConvertTo-Json -Depth 20');
    }
    if (typeof next === 'object' && next !== null) for (const one of Object.values(next)) open.push(one);
  }
}
