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
  const inState = matches.flatMap((match) => {
    const { address: from } = match.existing;
    return from === undefined ? [] : [{ from, to: match.resource.address, isMoved: isMoved(match) }];
  });
  const imported = [...byResource(matches.filter((match) => !isMoved(match)))].map(([to, instances]) => {
    const ids = instances.map(([key, { importId }]) => [key, importId] as const);
    const [[key, id] = []] = ids;
    return { to, id: key === undefined ? String(id) : Object.fromEntries(ids) };
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

/** Resources whose name the constructs choose keep the name that they have in Azure. */
function keepNames(stack: TerraformStack, matches: readonly Match[]): void {
  const renamed = byResource(matches.filter(({ name }) => name !== undefined));
  for (const resource of resourcesOf(stack)) {
    const names = (renamed.get(addressOf(resource)) ?? []).map(([key, { name }]) => [key, String(name)] as const);
    const [first] = names;
    if (first === undefined) continue;
    const [key, name] = first;
    if (key === undefined) resource.addOverride('name', name);
    else {
      // The name that is written for all instances.
      const otherwise = String(resolved(resource, renderedArguments(resource)['name']));
      const own = /^\$\{(.*)\}$/s.exec(otherwise)?.[1] ?? quoted(otherwise);
      resource.addOverride('name', `\${lookup(${mapExpression(Object.fromEntries(names))}, each.key, ${own})}`);
    }
  }
}
