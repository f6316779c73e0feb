import { Construct } from 'constructs';
import { pascalCase } from '../../../core/letter-case';
import type { InitiativeName } from '../../../facts/initiatives';
import { AnyImageInitiative } from './any-image-initiative';
import type { AnyImageInitiativeProps } from './any-image-initiative-props';

/** Defines initiatives of any image as parts of a composition, by kind. */
export function defineAnyImage(
  scope: Construct,
  parts: readonly AnyImageInitiativeProps[],
): Readonly<Partial<Record<InitiativeName, AnyImageInitiative>>> {
  if (parts.length === 0) return {};
  const parent = new Construct(scope, 'AnyImage');
  return Object.fromEntries(
    parts.map((part) => [part.kind, new AnyImageInitiative(parent, pascalCase(part.kind), part)]),
  );
}
