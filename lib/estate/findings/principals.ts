/** The address of the resource whose identity an expression names; empty if it names none. */
export function ownerOf(expression: string): string {
  return /^\$\{(.*?)(?:\.identity(?:\[0\]|\.0)?)?\.principal_id\}$/.exec(expression)?.[1] ?? '';
}

/** The address of the resource whose id an expression is; empty if it is none. */
export function ownerOfId(expression: string): string {
  return /^\$\{(.*)\.id\}$/.exec(expression)?.[1] ?? '';
}
