import { isLater, matches, quoted } from './expressions';
import { isKnown } from './known';
import { type LaterRule, type Path, type Problem, shown } from './problems';

/**
 * A rule of a text, applied here to a known text and by Terraform to one that is known only later. The patterns use
 * only the syntax that JavaScript and Terraform share.
 */
export interface TextRule {
  /** The rule is broken if this matches. */
  readonly mustNot?: RegExp | undefined;
  /** The rule is broken if this does not match. */
  readonly must?: RegExp;
  /** Texts that the rule does not apply to. */
  readonly except?: RegExp;
  /** The predicate of the problem. */
  readonly message: string;
  /** Whether a text that breaks the rule is one that Azure documents to leave out, and not one that is badly written. */
  readonly isLimit?: true;
  /** The correct text to suggest for a known text. */
  readonly instead?: (text: string) => string;
}

/** Rules of which the first broken one is reported. */
export type RuleGroup = readonly TextRule[];

/** Problems of a text: the first broken rule of every group. Terraform checks a text that is known only later. */
export function ruleProblems(path: Path, text: string, groups: readonly RuleGroup[]): Problem[] {
  if (isLater(text)) return [];
  return groups.flatMap((group): Problem[] => {
    const broken = brokenRule(text, group);
    if (broken === undefined) return [];
    const { message, instead } = broken;
    return [{ path, message: `${message}${instead ? `: write '${instead(text)}'` : ''}, got ${shown(text)}` }];
  });
}

/** The first rule of a group that a known text breaks. */
export function brokenRule(text: string, group: RuleGroup): TextRule | undefined {
  return group.find((rule) => isBroken(rule, text));
}

/** A text with the corrections that its broken rules suggest. */
export function correctedText(text: string, groups: readonly RuleGroup[]): string {
  const corrected = groups.reduce((earlier, group) => {
    return group.find((rule) => isBroken(rule, earlier))?.instead?.(earlier) ?? earlier;
  }, text);
  return corrected === text ? text : correctedText(corrected, groups);
}

/**
 * Problems of a text of a prop: the first broken rule. For a text that is known only later, Terraform checks every
 * rule.
 */
export function propProblems(path: Path, text: string, rules: RuleGroup): Problem[] {
  if (isKnown(text)) return ruleProblems(path, text, [rules]);
  return rules.map((rule) => laterProblem(path, text, rule.message, (value) => rightExpression(rule, value)));
}

/** A problem of a value that is known only later, if `right` turns out to be false. */
export function laterProblem(
  path: Path,
  value: LaterRule['value'],
  message: string,
  right: LaterRule['right'],
): Problem {
  return { path, message, later: { value, right } };
}

/** A check that Terraform makes of a value that is known only later. */
export interface LaterCheck {
  readonly path: Path;
  /** Expressions for the predicates of problems, each an empty text if there is none. */
  readonly messages: readonly string[];
}

/** The rules of `ruleProblems` as expressions for the predicates of problems of another expression. */
export function ruleMessages(expression: string, groups: readonly RuleGroup[]): string[] {
  return groups.map((group) =>
    group.reduceRight((rest, rule) => messageIf(brokenExpression(rule, expression), rule.message, rest), '""'),
  );
}

/** The expression for a predicate that applies under a condition. */
export function messageIf(condition: string, message: string, otherwise = '""'): string {
  return `${condition} ? ${quoted(message)} : ${otherwise}`;
}

function isBroken({ mustNot, must, except }: TextRule, text: string): boolean {
  if (except?.test(text)) return false;
  return mustNot?.test(text) === true || must?.test(text) === false;
}

/** The expression that is true if a rule is not broken. */
export function rightExpression({ mustNot, must, except }: TextRule, expression: string): string {
  const right = [
    ...(mustNot ? [`!${matches(mustNot, expression)}`] : []),
    ...(must ? [matches(must, expression)] : []),
  ].join(' && ');
  return except ? `${matches(except, expression)} || (${right})` : right;
}

function brokenExpression({ mustNot, must, except }: TextRule, expression: string): string {
  const broken = [
    ...(mustNot ? [matches(mustNot, expression)] : []),
    ...(must ? [`!${matches(must, expression)}`] : []),
  ].join(' || ');
  return except ? `!${matches(except, expression)} && (${broken})` : broken;
}
