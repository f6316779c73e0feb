import { STREAMS } from '../../facts/rule';
import type { Estate, Resource, Rule } from '../model/estate';
import { blocks, hasHidden, idKey, mayBeAnything, member, textOf, textsOf } from '../model/value';
import { finding } from './finding';
import { isUnseen, shown } from './unseen';

export const flowMissing = finding({
  id: 'flow-missing',
  severity: 'blocking',
  holds: 'both',
  title: 'No data flow carries the data of change tracking',
  when: 'A rule of change tracking has no data flow.',
  why: 'Data that no flow sends to a workspace is dropped.',
  remedy: 'Add a data flow with the three streams of change tracking to the workspace.',
  *wrong({ rules }) {
    for (const { address, attributes, flows } of rules) {
      if (flows.length > 0 || hasHidden(attributes['data_flow'])) continue;
      yield { address, subject: 'data flows', was: 'to a workspace', is: 'none' };
    }
  },
});

export const flowTransformed = finding({
  id: 'flow-transformed',
  severity: 'blocking',
  holds: 'both',
  title: 'A transformation is applied to change tracking data',
  when: 'A data flow with a stream of change tracking has a transformation.',
  why: 'Azure does not support transformations of these streams: rows are dropped or arrive in the wrong form.',
  remedy: 'Remove the transformation from the data flow.',
  *wrong({ rules }) {
    for (const { address, flow } of ourFlows(rules)) {
      for (const argument of ['transform_kql', 'built_in_transform']) {
        const given = member(flow, argument);
        if (given === null || given === '' || textOf(given)?.trim() === 'source' || isUnseen(given)) continue;
        if (given !== undefined) yield { address, subject: `data flow, ${argument}`, was: 'not set', is: shown(given) };
      }
    }
  },
});

export const flowRedirected = finding({
  id: 'flow-redirected',
  severity: 'blocking',
  holds: 'both',
  title: 'Data of change tracking goes into another table',
  when: 'A data flow with a stream of change tracking has an output stream of another name.',
  why: 'The pages of change tracking in the portal, its alerts and queries read the tables of the solution.',
  remedy: 'Remove the output stream from the data flow.',
  *wrong({ rules }) {
    for (const { address, flow } of ourFlows(rules)) {
      const given = member(flow, 'output_stream');
      if (typeof given !== 'string' || given === '' || isUnseen(given) || isStream(given)) continue;
      yield { address, subject: 'data flow, output_stream', was: 'not set', is: given };
    }
  },
});

/** The data flows that carry a stream of change tracking. */
function* ourFlows(rules: readonly Rule[]): Iterable<{ address: string; flow: unknown }> {
  for (const { address, attributes } of rules) {
    for (const flow of blocks(attributes['data_flow'])) {
      if (textsOf(member(flow, 'streams')).some(isStream)) yield { address, flow };
    }
  }
}

function isStream(name: string): boolean {
  return (STREAMS as readonly string[]).includes(name);
}

export const ruleRegion = finding({
  id: 'rule-region',
  severity: 'blocking',
  holds: 'both',
  title: 'A rule is outside the region of its workspace',
  when: 'A rule of change tracking and the workspace it writes to have different locations.',
  why: 'Azure requires a data collection rule to be in the region of the workspace it writes to.',
  remedy: 'Create the rule in the region of the workspace.',
  *wrong({ rules, byId }) {
    for (const { address, attributes, destinations } of rules) {
      for (const { name, workspaceId } of destinations) {
        const [own, other] = [attributes['location'], byId.get(idKey(workspaceId))?.attributes['location']].map(
          regionOf,
        );
        if (own === undefined || other === undefined || own === other) continue;
        yield {
          address,
          subject: `destination ${name}`,
          was: 'in the same region',
          is: `the rule is in ${own}, the workspace in ${other}`,
        };
      }
    }
  },
});

/** `West Europe` and `westeurope` are one region. */
function regionOf(location: unknown): string | undefined {
  return typeof location === 'string' && !isUnseen(location) ? location.toLowerCase().replaceAll(' ', '') : undefined;
}

export const solutionMissing = finding({
  id: 'solution-missing',
  severity: 'attention',
  holds: 'both',
  title: 'The workspace of a rule has no ChangeTracking solution',
  when: 'A rule of change tracking writes to a workspace that the same input makes, and the input holds no ChangeTracking solution for it.',
  why: 'Azure refuses the rule with InvalidOutputTable: the solution creates the tables it writes to.',
  remedy: 'Add the ChangeTracking solution to the workspace, and let the rule depend on it.',
  *wrong(estate) {
    const solved = new Set(estate.solutions.map(({ attributes }) => idKey(attributes['workspace_resource_id'])));
    if (estate.solutions.some(({ attributes }) => mayBeAnything(attributes['workspace_resource_id']))) return;
    const missing = new Set(targets(estate).filter(({ id }) => !solved.has(id.toLowerCase())));
    if (missing.size === 0 || hasUnnamedSolution(estate)) return;
    for (const { address, attributes } of missing) {
      yield {
        address,
        subject: `workspace ${shown(attributes['name'])}`,
        was: 'has the solution',
        is: 'no solution ChangeTracking in the input',
      };
    }
  },
});

/** Whether any solution of the input may be the one of change tracking. */
function hasUnnamedSolution({ resources }: Estate): boolean {
  return [...resources.values()].some(({ attributes }) => isUnseen(attributes['solution_name']));
}

/** The workspaces of the input that rules write to. */
function targets({ rules, byId }: Estate): Resource[] {
  const found = rules.flatMap(({ destinations }) =>
    destinations.map(({ workspaceId }) => byId.get(idKey(workspaceId))),
  );
  return found.filter((one) => one?.type === 'azurerm_log_analytics_workspace') as Resource[];
}

export const FLOW_FINDINGS = [flowMissing, flowTransformed, flowRedirected, ruleRegion, solutionMissing];
