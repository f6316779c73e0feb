/** A key of your own that encrypts an account, in a vault that exists already. */
export interface CustomerManagedKey {
  /**
   * Id of the key vault, with soft delete and purge protection. It may be in another region or subscription of the same tenant. The
   * provider looks up a vault in its own subscription only, so one in another subscription needs `keyVaultUri`. Changing it
   * replaces the role on the key: the identity must be able to open the new key first.
   */
  readonly keyVaultResourceId: string;
  /**
   * Address of the vault, such as `https://kv-audit.vault.azure.net/`, if the vault is in another subscription than the account. Do
   * not set it for a vault in the same one: the provider then shows a change on every run.
   * @default - the provider looks up the vault by its id
   */
  readonly keyVaultUri?: string;
  /** Name of the key: RSA with 2048, 3072 or 4096 bits. Changing it replaces the role on the key. */
  readonly keyName: string;
  /**
   * Version of the key, 32 hexadecimal digits. With one, rotation needs a change of it here.
   * @default - the newest; Azure looks for a new version once a day, so disable an old one 24 hours after the rotation or later
   */
  readonly keyVersion?: string;
  /**
   * The user-assigned identity that opens the vault for the account. Changing it replaces the role on the key.
   * @default - an identity `id-` and the name of the account, created here
   */
  readonly userAssignedIdentity?: KeyIdentity;
  /**
   * Seconds to wait after the role on the key is granted, before the key is used: 0 to 3600, a literal; 0 does not wait. A new
   * role takes up to 10 minutes to act, and Azure refuses the key until then. Terraform waits with `sleep` in a `local-exec`
   * provisioner, only when it creates the role.
   * @default 120
   */
  readonly roleWaitSeconds?: number;
}

/** An identity that uses a key. */
export interface KeyIdentity {
  /** Id of the identity. */
  readonly resourceId: string;
  /**
   * Object id of its principal, for the role Key Vault Crypto Service Encryption User on the key. Changing it replaces the role.
   * @default - no role is granted here; the identity must have it, or an access policy of the vault, already
   */
  readonly principalId?: string;
}
