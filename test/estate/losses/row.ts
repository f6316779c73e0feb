import type { Severity } from '../../../lib/estate';
import type { Edits, Pieces } from './piece';
import type { Dialect, Special } from './render';

/** A change of the healthy estate, and what a review of it has to find in every dialect that can say it. */
export interface Row extends Special {
  readonly change: string;
  /** Every finding that is blocking or wants attention, by id. */
  readonly finds: Readonly<Record<string, Severity>>;
  /** What finds it. Default: a review of the change. */
  readonly by?: 'check';
  /** Edits of the form of azurerm, by `<piece>/<path below its attributes>`; a piece alone takes it away. */
  readonly azurerm?: Edits;
  /** Edits of the form of Azure Resource Manager, by `<piece>/<path below it>`. */
  readonly arm?: Edits;
  /** Resources that are new. */
  readonly adds?: Pieces;
  /** Resources that are there before the change already. */
  readonly has?: Pieces;
  /** Edits that are there before the change already. */
  readonly given?: { readonly azurerm?: Edits; readonly arm?: Edits };
  /** Dialects that can say it, if not all that have edits. */
  readonly only?: readonly Dialect[];
}
