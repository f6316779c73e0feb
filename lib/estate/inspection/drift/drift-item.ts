import type { DriftKind } from '../../../facts/drift-kinds';
import type { Inventory } from '../../model/inventory';
import type { Rows } from '../../read/inventory/inventory-of-rows';
import type { InspectedMachine } from '../machine-causes';

/** One difference between code and Azure. */
export interface DriftItem {
  readonly kind: DriftKind;
  /** Terraform's address; `undefined` if no code has it. */
  readonly address: string | undefined;
  /** The id in Azure, in the case of the export; `undefined` if it does not exist. */
  readonly id: string | undefined;
  readonly subject: string;
  /** What the code wants, in words. */
  readonly wanted: string;
  /** What is there, in words. */
  readonly there: string;
  /** The finding of `review` that says it, if one does. */
  readonly finding?: string;
}

/** How Azure differs from code. */
export interface Drift {
  readonly items: readonly DriftItem[];
  /** How many resources of the code were found in Azure. */
  readonly compared: number;
  /** What was not compared, each a sentence. */
  readonly notCompared: readonly string[];
}

/** What one part of the comparison finds. */
export interface PartOfDrift {
  readonly items: readonly DriftItem[];
  readonly notCompared: readonly string[];
}

/** The exported rows with what was read from them. */
export interface Exported {
  readonly rows: Rows;
  readonly inventory: Inventory;
  readonly machines: readonly InspectedMachine[];
}
