import { Annotations, Aspects, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
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
    let isReading = false;
    const read = () => {
      isReading = true;
      // Loaded with the readers of Terraform at the first adoption, so that importing the library stays fast.
      const { matchExisting } = require('../../estate/adopt/matches') as typeof import('../../estate/adopt/matches');
      const found = matchExisting(stack.toTerraform() as Attributes, existing);
      isReading = false;
      return found;
    };
    let found: Matches | undefined;
    const matches = () => (found ??= read());
    // The stack is read with its blocks, which therefore do not contain these.
    const blocks = new StateBlocks(this, 'Blocks', () => (isReading ? {} : blocksOf(matches().matches)));
    Aspects.of(blocks).add({
      visit: () => {
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

const KEY = /\["(.*)"\]/s;

/** Instances of one resource with their keys; a resource without instances has one entry without a key. */
function byResource<One extends Match>(matches: readonly One[]) {
  return groupedBy(
    matches.map((match) => [keyOf(match), match] as const),
    ([, { resource }]) => resource.address.slice(0, KEY.exec(resource.address)?.index),
  );
}

function keyOf({ resource }: Match): string | undefined {
  const [, key] = KEY.exec(resource.address) ?? [];
  return key === undefined ? undefined : (JSON.parse(`"${key}"`) as string);
}

function blocksOf(matches: readonly Match[]): Blocks {
  const { withoutKeys } = require('../../estate/read/references') as typeof import('../../estate/read/references');
  const inState = matches.flatMap((match) => {
    const { address: from } = match.existing;
    return from === undefined ? [] : [{ from, to: match.resource.address, isMoved: isMoved(match) }];
  });
  const imported = [...byResource(matches.filter((match) => !isMoved(match)))].map(([to, instances]) => {
    const [[key, { importId }]] = instances;
    if (key === undefined) return { to, id: importId };
    return { to, id: Object.fromEntries(instances.map(([each, match]) => [each, match.importId])) };
  });
  return {
    imported,
    // Terraform refuses a move to the same address.
    moved: inState.flatMap(({ from, to, isMoved }) => (isMoved && from !== to ? [{ from, to }] : [])),
    removed: [...new Set(inState.flatMap(({ from, isMoved }) => (isMoved ? [] : [withoutKeys(from)])))],
  };
}

/** Whether an existing resource is in the state as one of the same type. */
function isMoved({ resource, existing }: Match): boolean {
  return existing.address?.includes(`${resource.type}.`) === true;
}

function isRenamed(match: Match): match is Match & { readonly name: string } {
  return match.name !== undefined;
}

/** Resources whose name the constructs choose keep the name that they have in Azure. */
function keepNames(stack: TerraformStack, matches: readonly Match[]): void {
  const renamed = byResource(matches.filter(isRenamed));
  for (const resource of resourcesOf(stack)) {
    const instances = renamed.get(addressOf(resource));
    if (instances === undefined) continue;
    const [[key, { name }]] = instances;
    if (key === undefined) resource.addOverride('name', name);
    else {
      const names = Object.fromEntries(instances.map(([each, match]) => [each, match.name]));
      // The name that is written for all instances.
      const otherwise = String(resolved(resource, renderedArguments(resource)['name']));
      const own = /^\$\{(.*)\}$/s.exec(otherwise)?.[1] ?? quoted(otherwise);
      resource.addOverride('name', `\${lookup(${mapExpression(names)}, each.key, ${own})}`);
    }
  }
}
