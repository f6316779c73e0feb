interface Stack {
  readonly moved?: unknown;
  readonly removed?: unknown;
  readonly resource: Readonly<Record<string, Readonly<Record<string, object>>>>;
}

/** A stack without what the library adds and an app written by hand does not have: guards of later updates, and waits. */
export function withoutGuards(json: string): Stack {
  const { moved: _, removed: __, resource, ...stack } = JSON.parse(json) as Stack;
  const { terraform_data: ___, ...resources } = resource;
  const text = JSON.stringify({ ...stack, resource: resources }, (key, value: unknown) =>
    key === 'precondition' || key === 'provisioner' ? undefined : value,
  );
  return JSON.parse(text, (key, value: unknown) =>
    key === 'lifecycle' && isEmpty(value) ? undefined : value,
  ) as Stack;
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
