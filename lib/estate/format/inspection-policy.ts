import { EXTENSION_FLOOR } from '../../facts/extension';
import { MACHINE_WORDS } from '../../facts/initiative-members';
import { INITIATIVES } from '../../facts/initiatives';
import { SILENCE_CAUSES } from '../../facts/silence-causes';
import type { Finding } from '../findings/catalogue';
import type { Compliance, JudgedExemption, MemberCompliance, PaperCompliance } from '../inspection/compliance';
import type { Inspection } from '../inspection/inspect';
import type { ExtensionVersion } from '../inspection/installed-versions';
import { counted, idName, scopeName } from '../model/words';
import { markdown, plain } from './escape';

/** Most exemptions that are listed for a reader. */
const MOST = 10;

/** A title, and sentences about it. */
export type PolicySection = readonly [title: string, lines: readonly string[]];

/** Versions that need attention and what policy says, for a reader. */
export function policySections({
  versions = [],
  compliance,
  assignmentFindings = [],
}: Inspection): readonly PolicySection[] {
  const old = versions.filter((one) => remarkOf(one) !== '').map((one) => `${versionName(one)}: ${remarkOf(one)}`);
  const sections: readonly PolicySection[] = [
    ['Versions of the extension', old],
    ['Assignments', assignmentFindings.map(assignmentLine)],
    ...(compliance === undefined ? [] : complianceSections(compliance)),
  ];
  return sections.filter(([, lines]) => lines.length > 0);
}

function complianceSections({ members, others, exemptions, compliantOnPaper }: Compliance): readonly PolicySection[] {
  const open = members.filter(({ nonCompliant, conflict }) => nonCompliant + conflict > 0);
  const more = exemptions.length - MOST;
  return [
    ['Policy finds something missing', open.map(memberLine)],
    ['Compliant, and yet machines report nothing', compliantOnPaper.map(paperLine)],
    [
      'Exempt',
      [
        ...exemptions.slice(0, MOST).map(exemptionLine),
        ...(more > 0 ? [`and ${more} more: --format json lists all`] : []),
      ],
    ],
    ['Not counted', others > 0 ? [`${counted(others, 'state')} of other policies`] : []],
  ];
}

/** The same for a terminal. */
export function policyLines(inspection: Inspection): string[] {
  return policySections(inspection).flatMap(([title, lines]) => [
    '',
    title,
    ...lines.map((line) => `  - ${plain(line, 1000)}`),
  ]);
}

function assignmentLine({ address, subject, becomes, todo }: Finding): string {
  return `${address}: ${subject}: ${becomes}. ${todo}`;
}

function versionName({ version, os, machines }: ExtensionVersion): string {
  return `${version}${os === undefined ? '' : ` on ${os}`}, ${counted(machines, 'machine')}`;
}

/** Why a version needs attention; empty if it does not. */
function remarkOf({ isBelowFloor, machines, pinned, knownIssues }: ExtensionVersion): string {
  const upgrades =
    pinned === 0 ? 'Azure upgrades them' : `${pinned === machines ? 'none' : machines - pinned} upgraded by Azure`;
  if (isBelowFloor) return `below ${EXTENSION_FLOOR}, the oldest version that is recommended; ${upgrades}`;
  return knownIssues.length === 0 ? '' : `later versions fix: ${knownIssues.join('; ')}; ${upgrades}`;
}

function memberLine({ member, nonCompliant, conflict, toRemediate }: MemberCompliance): string {
  const conflicts = conflict > 0 ? `, ${conflict} in conflict` : '';
  return `${member}: ${nonCompliant} not compliant${conflicts}; a remediation deploys to ${counted(toRemediate, 'machine')}`;
}

function paperLine({ name, assignmentId, compliant, silent, causes }: PaperCompliance): string {
  const words = causes.map(([cause, count]) => `${count}: ${SILENCE_CAUSES[cause].title}`).join('; ');
  const verb = silent === 1 ? 'reports' : 'report';
  const [scope] = assignmentId.split('/providers/microsoft.authorization/');
  return `${name} (${scope}): ${counted(compliant, 'machine')} compliant, and ${counted(silent, 'machine')} ${verb} nothing (${words})`;
}

function exemptionLine({ scope, assignmentId, members, ...one }: JudgedExemption): string {
  const of = members.length === 0 ? 'every member' : members.join(', ');
  return `${scopeName(scope)} from ${of} of ${idName(assignmentId)}, ${untilOf(one)}`;
}

function untilOf({ expires, isExpired }: Pick<JudgedExemption, 'expires' | 'isExpired'>): string {
  if (expires === undefined) return 'without an end';
  return isExpired === true ? `expired on ${expires}` : `until ${expires}`;
}

/** The same for a comment or a wiki, with every member. */
export function policyMarkdown({ versions = [], compliance, assignmentFindings = [] }: Inspection): string[] {
  const rows = versions.map((one) => [
    one.version,
    one.os ?? 'unknown',
    String(one.machines),
    remarkOf(one) === '' ? '' : markdown(remarkOf(one)),
  ]);
  return [
    ...table('Versions of the extension', ['Version', 'System', 'Machines', ''], rows),
    ...list('Assignments', assignmentFindings.map(assignmentLine)),
    ...(compliance === undefined ? [] : complianceMarkdown(compliance)),
  ];
}

function complianceMarkdown({ members, others, exemptions, compliantOnPaper }: Compliance): string[] {
  const counts = members.map((one) => [
    MACHINE_WORDS[one.initiative],
    markdown(one.member),
    ...[one.compliant, one.nonCompliant, one.exempt, one.conflict, one.unknown, one.toRemediate].map(String),
  ]);
  const head = ['Initiative', 'Member', 'Compliant', 'Not compliant', 'Exempt', 'Conflict', 'Unknown', 'To remediate'];
  return [
    ...table('Compliance', head, counts),
    ...(others > 0 ? [`${counted(others, 'state')} of other policies: not counted here.`, ''] : []),
    ...list('Compliant, and yet machines report nothing', compliantOnPaper.map(paperLine)),
    ...list('Exempt', exemptions.map(exemptionLine)),
  ];
}

function list(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`### ${title}`, '', ...lines.map((line) => `- ${markdown(line)}`), ''];
}

function table(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const lines = [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`);
  return [`### ${title}`, '', ...lines, ''];
}

/** The same for other programs. */
export function policyJson({ versions, compliance, assignmentFindings }: Inspection) {
  return {
    versions: versions?.map(({ os, ...one }) => ({ ...one, os: os ?? null })) ?? null,
    assignments:
      assignmentFindings?.map(({ id, severity, address, subject, becomes, todo }) => ({
        id,
        severity,
        assignment: address,
        subject,
        is: becomes,
        remedy: todo,
      })) ?? null,
    compliance:
      compliance === undefined
        ? null
        : {
            ...compliance,
            members: compliance.members.map((one) => ({ ...one, initiativeId: INITIATIVES[one.initiative].id })),
            exemptions: compliance.exemptions.map(({ expiresAt, ...one }) => ({
              ...one,
              category: one.category ?? null,
              expires: one.expires ?? null,
              isExpired: one.isExpired ?? null,
            })),
            compliantOnPaper: compliance.compliantOnPaper.map((one) => ({
              ...one,
              causes: Object.fromEntries(one.causes),
            })),
          },
  };
}
