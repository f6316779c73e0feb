import type { QueryCategory, QueryName } from '../../../facts/queries';
import type { Location } from '../../../facts/regions';

/** A saved query of your own. */
export interface SavedQuery {
  /** Title in the portal, unique in the pack. */
  readonly title: string;
  /** The query. The portal adds the time range. */
  readonly query: string;
  /**
   * Description of the query.
   * @default - none
   */
  readonly description?: string;
  /**
   * Where the portal lists the query.
   * @default - management
   */
  readonly categories?: readonly QueryCategory[];
}

/** Which queries there are. */
export interface ChangeQueriesOptions {
  /**
   * Name of the query pack, 4 to 63 letters, digits and hyphens. Changing it replaces the pack.
   * @default qp-change-tracking
   */
  readonly name?: string;
  /**
   * Which queries of the catalogue to save.
   * @default - all
   */
  readonly only?: readonly QueryName[];
  /**
   * Queries of your own, by a name that makes the id of each.
   * @default - none
   */
  readonly own?: Readonly<Record<string, SavedQuery>>;
}

export interface ChangeQueriesProps extends ChangeQueriesOptions {
  /** Name of an existing resource group. Changing it replaces the pack. */
  readonly resourceGroupName: string;
  /** Azure location. Changing it replaces the pack. */
  readonly location: Location;
  /**
   * Tags of the query pack.
   * @default - none
   */
  readonly tags?: Readonly<Record<string, string>>;
}
