import type { ExistingResource } from '../../estate/adopt/existing-resource';

export type { ExistingResource };

export interface AdoptionProps {
  /**
   * What exists, each by its id in Azure, in any case. Each must be a resource of the stack: the constructs have to use its
   * name. Of roles, associations and extensions the adoption itself takes the names, if what they are is given beside the id:
   * leaving one of these out later replaces it. A role assignment that the stack does not create is left alone; any other
   * resource that it does not create is an error.
   */
  readonly existing: readonly ExistingResource[];
}
