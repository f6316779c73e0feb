/**
 * What a stack tracks, as plain values for the assertions of a test. Needs no test framework.
 * @module testing
 */

import { TerraformStack, Testing } from 'cdktf';
import { type OnboardedMachine, onboardedMachines } from './estate/format/described-machines';
import type { DescribedScope } from './estate/format/described-scopes';
import { type DescribedDestination, descriptionOf } from './estate/format/description';
import type { AgentSettings, DataType } from './estate/model/agent-settings';
import type { Source } from './estate/model/estate';
import { hiddenOf, hiddenText, isHidden, UNKNOWN } from './estate/model/value';
import { readInput } from './estate/read/documents';
import { estateOf } from './estate/read/estate-of-input';
import { hiddenRules } from './estate/read/resources';
import type { OperatingSystem } from './facts/extension';

export type { DescribedDestination, DescribedScope, OnboardedMachine };

/** What is tracked, where it goes and who is onboarded. */
export interface Tracking {
  /** What machines report: one entry for each data source of each rule. */
  readonly sources: readonly TrackedSource[];
  /** The workspaces that the rules write to. */
  readonly workspaces: readonly DescribedDestination[];
  /** The assignments of policy that onboard machines. */
  readonly assignments: readonly DescribedScope[];
  /** The machines that are onboarded by name. Those that Terraform finds at plan are left out. */
  readonly machines: readonly OnboardedMachine[];
}

/** What machines with one operating system report by one rule. */
export interface TrackedSource {
  /** Address of the rule. */
  readonly rule: string;
  /** Absent if the data sources of the rule cannot be read. */
  readonly os?: OperatingSystem;
  /** Why the settings cannot be read, such as `known only at apply`. All members below are then absent. */
  readonly unread?: string;
  /** Paths of the files that are watched. */
  readonly files?: readonly string[];
  /** Registry keys that are watched. */
  readonly registryKeys?: readonly string[];
  /** Paths of the files whose content is uploaded after a change. */
  readonly uploaded?: readonly string[];
  /** Seconds between two collections, by the kinds of data that are collected. */
  readonly frequencySec?: Readonly<Partial<Record<DataType, number>>>;
}

/**
 * What a stack tracks.
 * @param source a stack, which is synthesized with its aspects and validations, or the parsed JSON of a `cdk.tf.json`, a
 * plan or any other document that `review` reads
 * @throws the errors of the validations, and UnusableInput if the document is none of them
 */
export function trackingOf(source: TerraformStack | object): Tracking {
  const document: unknown = TerraformStack.isStack(source) ? JSON.parse(Testing.synth(source, true)) : source;
  const estate = estateOf(readInput(document).changes, 'after');
  const { destinations, scopes } = descriptionOf(estate);
  return {
    sources: [
      ...estate.rules.flatMap(({ address, sources }) => sources.map((one) => ({ rule: address, ...trackedBy(one) }))),
      ...hiddenRules(estate).map(({ address, attributes }) => ({
        rule: address,
        unread: hiddenText(hiddenOf(attributes['data_sources']) ?? UNKNOWN),
      })),
    ],
    workspaces: destinations,
    assignments: scopes,
    machines: onboardedMachines(estate),
  };
}

function trackedBy({ os, settings }: Source): Omit<TrackedSource, 'rule'> {
  if (settings === undefined) return { os, unread: 'no settings' };
  return { os, ...(isHidden(settings) ? { unread: hiddenText(settings) } : reportedWith(settings)) };
}

function reportedWith({ items, types }: AgentSettings): Omit<TrackedSource, 'rule' | 'os'> {
  const watched = items.filter((item) => item.watched);
  const on = Object.entries(types).filter(([, { enabled }]) => enabled);
  return {
    files: watched.filter(({ kind }) => kind === 'file').map(({ path }) => path),
    registryKeys: watched.filter(({ kind }) => kind === 'registry key').map(({ path }) => path),
    uploaded: items.filter(({ uploaded }) => uploaded).map(({ path }) => path),
    frequencySec: Object.fromEntries(on.map(([type, { frequencySec }]) => [type, frequencySec])),
  };
}
