/** The rule of a policy definition, as Azure Policy reads it. */
export type PolicyRule = Readonly<Record<'if' | 'then', Readonly<Record<string, unknown>>>>;
