import { nearest } from '../../core/suggest';
import { CHANGE_TRACKING_EXTENSION, OPERATING_SYSTEMS } from '../../facts/extension';
import { OS_WORDS } from '../../facts/initiative-members';
import { STREAMS } from '../../facts/rule';
import type { Estate, Resource } from '../model/estate';
import { at, blocks, isHidden, isObject, member, textOf, textsOf } from '../model/value';
import { finding } from './finding';
import { isUnseen } from './unseen';

export const settingsMissing = finding({
  id: 'settings-missing',
  severity: 'blocking',
  holds: 'both',
  title: 'A data source has no settings',
  when: 'A data source of change tracking has no extension settings, or null.',
  why: 'The agent collects nothing for that operating system.',
  remedy: 'Set the extension settings of the data source.',
  *wrong({ rules }) {
    for (const { address, sources } of rules) {
      for (const { os, text } of sources) {
        if ((text ?? undefined) !== undefined) continue;
        yield { address, subject: `${OS_WORDS[os]} settings`, was: 'in the rule', is: 'none' };
      }
    }
  },
});

export const settingsUnreadable = finding({
  id: 'settings-unreadable',
  severity: 'blocking',
  holds: 'both',
  title: 'The settings of a data source cannot be read',
  when: 'The extension settings are not JSON, a list, or JSON inside JSON.',
  why: 'Azure stores any text, and the agent collects nothing with settings it cannot read.',
  remedy: 'Write the settings as one JSON object, encoded once.',
  *wrong({ rules }) {
    for (const { address, sources } of rules) {
      for (const { os, text, json } of sources) {
        if ((text ?? undefined) === undefined || isHidden(json) || isObject(json)) continue;
        yield { address, subject: `${OS_WORDS[os]} settings`, was: 'an object in JSON', is: formOf(json) };
      }
    }
  },
});

function formOf(json: unknown): string {
  if (json === undefined) return 'no JSON';
  if (Array.isArray(json)) return 'a list';
  return typeof json === 'string' ? 'JSON that is encoded twice' : `the value ${String(json)}`;
}

const NAMES = Object.values(CHANGE_TRACKING_EXTENSION.type);

export const extensionUnknown = finding({
  id: 'extension-unknown',
  severity: 'blocking',
  holds: 'both',
  title: 'A data source names an extension that does not exist',
  when: 'A data source with the streams of change tracking names an extension other than ChangeTracking-Windows and ChangeTracking-Linux.',
  why: 'Azure accepts any name, and no machine has that extension, so nothing is collected.',
  remedy: 'Write ChangeTracking-Windows or ChangeTracking-Linux.',
  *wrong(estate) {
    for (const { address, attributes } of ruleResources(estate)) {
      for (const source of blocks(at(attributes, 'data_sources', 'extension'))) {
        const name = textOf(member(source, 'extension_name'));
        if (name === undefined || isUnseen(name) || (NAMES as readonly string[]).includes(name)) continue;
        const right = nearest(name, NAMES);
        const streams = textsOf(member(source, 'streams'));
        const isMeant = /^ChangeTracking/i.test(name) || STREAMS.some((stream) => streams.includes(stream));
        if (!isMeant) continue;
        const remedy = right === undefined ? {} : { remedy: `Write '${right}'.` };
        yield { address, subject: 'extension_name', was: 'right', is: name, ...remedy };
      }
    }
  },
});

/** Data sources that a rule may have beside extensions, by the name of their block. */
const FOREIGN = [
  'data_import',
  'iis_log',
  'log_file',
  'performance_counter',
  'platform_telemetry',
  'prometheus_forwarder',
  'syslog',
  'windows_event_log',
  'windows_firewall_log',
] as const;

export const foreignSource = finding({
  id: 'foreign-source',
  severity: 'attention',
  holds: 'both',
  title: 'A change tracking rule collects something else too',
  when: 'A rule of change tracking has data sources of another kind, such as syslog or performance counters.',
  why: 'Microsoft documents change tracking with a separate rule. All other data of this rule is collected from every tracked machine.',
  remedy: 'Move the other data sources into a rule of their own.',
  *wrong({ rules }) {
    for (const { address, attributes } of rules) {
      const [sources] = blocks(attributes['data_sources']);
      const found = FOREIGN.filter((kind) => blocks(member(sources, kind)).length > 0);
      if (found.length > 0)
        yield { address, subject: 'data sources', was: 'of change tracking only', is: `also ${found.join(', ')}` };
    }
  },
});

export const kindExcludesSource = finding({
  id: 'kind-excludes-source',
  severity: 'blocking',
  holds: 'both',
  title: 'The kind of a rule excludes one of its data sources',
  when: 'A rule of the kind Windows has a data source for Linux, or the other way round.',
  why: 'Azure refuses a rule whose kind contradicts its data sources, or does not send it to those machines.',
  remedy: 'Leave the kind out, or move the data source into a rule of its own.',
  *wrong({ rules }) {
    for (const { address, attributes, sources } of rules) {
      const kind = textOf(attributes['kind'])?.toLowerCase();
      const own = OPERATING_SYSTEMS.find((os) => os === kind);
      if (own === undefined) continue;
      for (const os of new Set(sources.map((source) => source.os))) {
        if (os !== own)
          yield { address, subject: `kind ${OS_WORDS[own]}`, was: 'fits', is: `has a data source for ${OS_WORDS[os]}` };
      }
    }
  },
});

/** Every data collection rule, of change tracking or not. */
export function ruleResources({ resources }: Estate): Resource[] {
  return [...resources.values()].filter(({ type }) => type === 'azurerm_monitor_data_collection_rule');
}

export const RULE_SOURCE_FINDINGS = [
  settingsMissing,
  settingsUnreadable,
  extensionUnknown,
  foreignSource,
  kindExcludesSource,
];
