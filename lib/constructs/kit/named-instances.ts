import { DataResource, TerraformElement, type TerraformLocal, type TerraformResource, Token } from 'cdktf';
import { Construct } from 'constructs';
import { quoted } from '../../core/expressions';
import { later } from './later';

/** Instances of a `for_each` by names from the code, which are their keys in the state. */
interface NamedInstances {
  /** What they are called in messages, such as `machines`. */
  readonly what: string;
  /** The map of the `for_each`. */
  readonly members: TerraformLocal;
  readonly names: readonly string[];
  /** Expression of the id in Azure of one member. */
  readonly id: 'member.id' | 'member';
  readonly resources: readonly TerraformResource[];
  /** The prop that has the new names by the old ones. */
  readonly prop: string;
  readonly renamed: Readonly<Record<string, string>> | undefined;
}

/**
 * Lets instances change their names. Without a `moved` block Terraform deletes an instance and creates the same one in
 * Azure at once, which fails. So Terraform remembers the name of each id, and refuses the plan if one has another name that
 * `renamed` does not have. It remembers anew when `renamed` changes: ids that come later are not known to it.
 */
export function keepNames(
  scope: Construct,
  { what, members, names, id, resources, prop, renamed = {} }: NamedInstances,
) {
  const moves = Object.entries(renamed).filter(([, name]) => names.includes(name));
  if (moves.length > 0) new Moved(scope, 'Renamed', resources, moves);

  const home = new Construct(scope, 'Names');
  const all = `name, member in ${members.fqn}`;
  const remembered = new DataResource(home, 'Resource', {
    input: Token.asAnyMap(later(() => `\${{ for ${all} : lower(${id}) => name }}`)),
    triggersReplace: { renamed: { ...renamed } },
    lifecycle: { ignoreChanges: ['input'] },
  });
  const output = () => `${DataResource.tfResourceType}.${remembered.friendlyUniqueId}.output`;
  const earlier = () => `try(${output()}[lower(${id})], name)`;
  const subject = quoted(`[${scope.node.path}] ${what} have other names: `);
  const remedy = quoted(
    `. Azure has what they stand for, so it cannot be created again. Add the old and the new name to ${prop}`,
  );
  new DataResource(home, 'Check', {
    lifecycle: {
      precondition: [
        {
          condition: later(() => `\${alltrue([for ${all} : ${earlier()} == name])}`),
          errorMessage: later(
            () =>
              `\${join("", [${subject}, join(", ", [for ${all} : "'\${${earlier()}}' is now '\${name}'" if ${earlier()} != name]), ${remedy}])}`,
          ),
        },
      ],
    },
  });
}

/** Instances whose keys change: Terraform moves them in the state. */
export class Moved extends TerraformElement {
  constructor(
    scope: Construct,
    id: string,
    private readonly resources: readonly TerraformResource[],
    /** Earlier and later keys. */
    private readonly keys: readonly (readonly [from: string, to: string])[],
  ) {
    super(scope, id);
  }

  override toTerraform(): object {
    return {
      moved: this.resources.flatMap(({ terraformResourceType: type, friendlyUniqueId }) =>
        this.keys.map((keys) => {
          const [from, to] = keys.map((key) => `${type}.${friendlyUniqueId}[${JSON.stringify(key)}]`);
          return { from, to };
        }),
      ),
    };
  }
}
