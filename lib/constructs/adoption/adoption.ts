import { Annotations, Aspects, TerraformStack } from 'cdktf';
import { Construct, type IConstruct } from 'constructs';
import { quoted } from '../../core/expressions';
import { groupedBy } from '../../core/grouping';
import { pathText } from '../../core/problems';
import type { Match, Matches } from '../../estate/adopt/matches';
import type { Attributes } from '../../estate/model/value';
import { acceptProps } from '../kit/props';
import { addressOf, renderedArguments, resolved, resourcesOf } from '../kit/stack-resources';
import { type Blocks, mapExpression, StateBlocks } from '../kit/state-blocks';
import { adoptionProblems } from './adoption-checks';
import type { AdoptionProps } from './adoption-props';

/**
 * Takes over resources that exist in Azure: Terraform imports them instead of creating them. Nothing is destroyed, and nothing
 * needs a Terraform binary at synth. Terraform 1.7 or later, or OpenTofu 1.7 or later, reads the import blocks.
 *
 * Keep the adoption in the code after the apply: the names of adopted role assignments, associations and extensions come from
 * it.
 */
export class Adoption extends Construct {
  /** @throws one error that lists every invalid prop */
  constructor(scope: Construct, id: string, props: AdoptionProps) {
    super(scope, id);
    const accepted = acceptProps(this.node.path, 'Adoption', props, adoptionProblems, ['existing']);
    const stack = TerraformStack.of(this);
    const { existing } = accepted.props;
    let found: Matches | 'being read' | undefined;
    const matches = (): Matches => {
      if (found === undefined || found === 'being read') {
        found = 'being read';
        // Loaded with the readers of Terraform at the first adoption, so that importing the library stays fast.
        const { matchExisting } = require('../../estate/adopt/matches') as typeof import('../../estate/adopt/matches');
        found = matchExisting(stack.toTerraform() as Attributes, existing);
      }
      return found;
    };
    // The stack is read with its blocks, which therefore do not contain these.
    new StateBlocks(this, 'Blocks', () => (found === 'being read' ? {} : blocksOf(matches().matches)));
    Aspects.of(this).add({
      visit: (node: IConstruct) => {
        if (node !== this) return;
        keepNames(stack, matches().matches);
        for (const one of matches().unmatched.filter(isLeftAlone)) Annotations.of(this).addInfo(sentence(one));
      },
    });
    this.node.addValidation({
      validate: () =>
        matches()
          .unmatched.filter((one) => !isLeftAlone(one))
          .map(sentence),
    });
  }
}

type Unmatched = Matches['unmatched'][number];

function sentence({ index, why }: Unmatched): string {
  return `${pathText(['existing', index])} ${why}`;
}

/** A role of the same principal elsewhere: it stays, and nothing is created in its place. */
function isLeftAlone({ collection, isAmbiguous }: Unmatched): boolean {
  return collection === 'roleassignments' && !isAmbiguous;
}

const KEY = /\["(.*)"\]$/s;

/** Instances of one resource by their keys; a resource without instances has one entry without a key. */
function byResource(matches: readonly Match[]): Map<string, [key: string | undefined, match: Match][]> {
  const found = groupedBy(matches, ({ resource: { address } }) => address.slice(0, KEY.exec(address)?.index));
  return new Map([...found].map(([base, own]) => [base, own.map((match) => [keyOf(match), match])]));
}

function keyOf({ resource }: Match): string | undefined {
  const [, key] = KEY.exec(resource.address) ?? [];
  return key === undefined ? undefined : (JSON.parse(`"${key}"`) as string);
}

function blocksOf(matches: readonly Match[]): Blocks {
  const { withoutKeys } = require('../../estate/read/references') as typeof import('../../estate/read/references');
  const inState = matches.filter(({ existing }) => existing.address !== undefined);
  const isMoved = ({ resource, existing }: Match) => existing.address?.includes(`${resource.type}.`) === true;
  const imported = [...byResource(matches.filter((match) => !isMoved(match)))].map(([to, instances]) => {
    const [first] = instances;
    if (first?.[0] === undefined) return { to, id: first?.[1].importId ?? '' };
    return { to, id: Object.fromEntries(instances.map(([key, { importId }]) => [key, importId])) };
  });
  return {
    imported,
    // Terraform refuses a move to the same address.
    moved: inState
      .filter((match) => isMoved(match) && match.existing.address !== match.resource.address)
      .map(({ resource, existing }) => ({ from: existing.address ?? '', to: resource.address })),
    removed: [
      ...new Set(inState.filter((match) => !isMoved(match)).map(({ existing }) => withoutKeys(existing.address ?? ''))),
    ],
  };
}

/** Resources whose name the constructs choose keep the name that they have in Azure. */
function keepNames(stack: TerraformStack, matches: readonly Match[]): void {
  const renamed = byResource(matches.filter(({ name }) => name !== undefined));
  if (renamed.size === 0) return;
  for (const resource of resourcesOf(stack)) {
    const instances = renamed.get(addressOf(resource)) ?? [];
    const [first] = instances;
    if (first === undefined) continue;
    const [key, { name = '' }] = first;
    if (key === undefined) resource.addOverride('name', name);
    else {
      const names = Object.fromEntries(instances.map(([each, match]) => [each, match.name ?? '']));
      // The name that is written for all instances.
      const otherwise = String(resolved(resource, renderedArguments(resource)['name']));
      const own = /^\$\{(.*)\}$/s.exec(otherwise)?.[1] ?? quoted(otherwise);
      resource.addOverride('name', `\${lookup(${mapExpression(names)}, each.key, ${own})}`);
    }
  }
}
