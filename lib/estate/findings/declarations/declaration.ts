/** How much a finding matters. Blocking ones make a pipeline stop unless it is told otherwise. */
export const SEVERITIES = ['blocking', 'attention', 'information'] as const;

export type Severity = (typeof SEVERITIES)[number];

/** Everything that is said of a kind of finding. Pages, SARIF rules and the schema are made from it. */
export interface Declaration {
  readonly severity: Severity;
  /** What it is about, as a heading. */
  readonly title: string;
  /** What makes it appear. */
  readonly when: string;
  /** What it means for change tracking. */
  readonly why: string;
  /** What to do about it. */
  readonly todo: string;
  /**
   * Whether it is wrong with an estate as it is, so that `check` reports it too.
   * @default false: it is about a change
   */
  readonly standing?: true;
}
