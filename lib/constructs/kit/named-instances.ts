import { type TerraformLocal, type TerraformResource, Token } from 'cdktf';
import { Construct } from 'constructs';
import { quoted } from '../../core/expressions';
import { completeHcl } from './hcl-output';
import { later } from './later';
import { movesOf, StateBlocks } from './state-blocks';
import { TerraformData } from './terraform-data';

/** Resources by names from the code, which are part of their addresses in the state. */
export interface NamedInstances {
  /** The map of the names: that of the `for_each`, if it makes the resources. */
  readonly members: TerraformLocal;
  readonly names: readonly string[];
  /** Expression of the id in Azure of one member. */
  readonly id: 'member.id' | 'member';
  /** What follows a name in messages, such as ` (linux)`. An id that gets another one is refused too. */
  readonly label?: string;
  /** The blocks with the `for_each`, which are moved here. */
  readonly resources: readonly TerraformResource[];
}

interface Named {
  /** What the instances are called in messages, such as `machines`. */
  readonly what: string;
  readonly groups: readonly NamedInstances[];
  /** The prop that has the new names by the old ones. */
  readonly prop: string;
  readonly renamed: Readonly<Record<string, string>> | undefined;
  /**
   * Contains the constructs that remember the names.
   * @default - the scope
   */
  readonly home?: Construct;
}

/**
 * Lets instances change their names. Without a `moved` block Terraform deletes an instance and creates the same one in
 * Azure at once, which fails. So Terraform remembers the name of each id, and refuses the plan if one has another name that
 * `renamed` does not have. It remembers the names again when `renamed` changes: it does not know ids that come later.
 */
export function keepNames(scope: Construct, { what, groups, prop, renamed = {}, home: parent = scope }: Named): void {
  const changed = Object.entries(renamed).filter(([from, to]) => from !== to);
  const moves = () => ({
    moved: groups.flatMap(({ names, resources }) =>
      movesOf(
        resources,
        changed.filter(([, to]) => names.includes(to)),
      ),
    ),
  });
  new StateBlocks(parent, 'Renamed', moves);

  completeHcl(scope);
  const home = new Construct(parent, 'Names');
  const loops = groups.map(({ members, id, label = '' }) => ({
    each: `for name, member in local.${members.friendlyUniqueId} :`,
    id: `lower(${id})`,
    name: `"\${name}${label}"`,
  }));
  const input = loops.map(({ each, id, name }) => `{ ${each} ${id} => ${name} }`);
  const remembered = new TerraformData(home, 'Resource', {
    input: Token.asAnyMap(later(() => `\${merge(${input.join(', ')})}`)),
    triggersReplace: { renamed: { ...renamed } },
    lifecycle: { ignoreChanges: ['input'] },
  });
  const changes = () =>
    loops.map(({ each, id, name }) => {
      const earlier = `try(${remembered.output}[${id}], ${name})`;
      return `[${each} "'\${${earlier}}' is now '${name.slice(1, -1)}'" if ${earlier} != ${name}]`;
    });
  const subject = quoted(`[${scope.node.path}] ${what} have other names: `);
  const remedy = quoted(
    `. Azure already has the resources, so Terraform cannot create them again. Add the old and the new name to ${prop}`,
  );
  new TerraformData(home, 'Check', {
    lifecycle: {
      precondition: [
        {
          condition: later(() => `\${length(concat(${changes().join(', ')})) == 0}`),
          errorMessage: later(
            () => `\${join("", [${subject}, join(", ", concat(${changes().join(', ')})), ${remedy}])}`,
          ),
        },
      ],
    },
  });
}
