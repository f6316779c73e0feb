import { STORAGE_DEFAULTS } from '../../facts/azurerm';
import type { Estate, Resource } from '../model/estate';
import { idKey } from '../model/value';

/** Accounts of one side that hold content, by id. */
export type Accounts = ReadonlyMap<string, Resource>;

export function accountsOf({ accounts }: Estate): Accounts {
  return new Map(accounts.map((account) => [account.id.toLowerCase(), account]));
}

/** An argument of an account, or the provider's default if it is not set. */
export function setting(resource: Resource | undefined, argument: keyof typeof STORAGE_DEFAULTS): unknown {
  return resource === undefined ? undefined : (resource.attributes[argument] ?? STORAGE_DEFAULTS[argument]);
}

/** The account that rules or a policy are about, where it holds content. */
export function accountOf(resource: Resource | undefined, accounts: Accounts): Resource | undefined {
  return accounts.get(idKey(resource?.attributes['storage_account_id']));
}
