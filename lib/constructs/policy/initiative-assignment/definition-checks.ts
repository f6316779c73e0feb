import { isKnown } from '../../../core/known';
import type { Path, Problem } from '../../../core/problems';
import { idProblems, idSegment } from '../../../facts/ids';
import { type AssignmentScope, isScope, resolveScope } from '../assignment-scope';
import type { InitiativeAssignmentProps } from './initiative-assignment-props';

/** Problems of the copy of an initiative that is assigned instead of the built-in one. */
export function definitionProblems(path: Path, props: InitiativeAssignmentProps): Problem[] {
  const { definition, kind, scope } = props;
  if (definition === undefined) return [];
  return [
    ...(definition.kind === kind
      ? []
      : [
          {
            path,
            message: `must be a copy of the initiative for '${kind}', got one for '${definition.kind}'`,
          },
        ]),
    ...idProblems([...path, 'definitionId'], 'policySet', definition.definitionId),
    ...(definition.anyImage === true && props.agentIdentity === 'builtIn' ? [NO_BUILT_IN_IDENTITY] : []),
    ...(definition.scope === undefined || !isScope(scope)
      ? []
      : definitionScopeProblems(path, scope, definition.scope)),
  ];
}

const NO_BUILT_IN_IDENTITY: Problem = {
  path: ['agentIdentity'],
  message: "must not be 'builtIn' with an AnyImageInitiative, which creates no identities: set one of yours",
};

/** Azure finds a definition only at and below the scope that defines it. */
function definitionScopeProblems(path: Path, scope: AssignmentScope, defined: AssignmentScope): Problem[] {
  const [below, above] = [resolveScope(scope), resolveScope(defined)];
  if (above.kind === 'managementGroup') return [];
  if (below.kind === 'managementGroup')
    return [
      {
        path,
        message: 'must be defined at a management group, like the assignment, and not in a subscription',
      },
    ];
  const [given, wanted] = [above.id, below.id].map((id) => idSegment(id, 2).toLowerCase());
  return !isKnown(above.id) || !isKnown(below.id) || given === wanted
    ? []
    : [
        {
          path,
          message: `must be defined in the subscription of the assignment, '${wanted}', or above it, got '${given}'`,
        },
      ];
}
