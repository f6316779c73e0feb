/** A group of people and services that alerts notify. */
export interface IActionGroup {
  /** Id of the action group. */
  readonly actionGroupId: string;
}

/** An address that alerts are posted to. */
export interface AlertWebhook {
  /**
   * The address. It is enough to post to it, so without `entraApplication` it must be a value that Terraform learns only
   * at apply, such as a sensitive `TerraformVariable`. It is in the state all the same.
   */
  readonly uri: string;
  /**
   * The Entra ID application that protects the webhook.
   * @default - the address is all that protects it
   */
  readonly entraApplication?: EntraApplication;
}

/** The application whose token Azure sends to a webhook. */
export interface EntraApplication {
  /** Object id of the application, a GUID. */
  readonly objectId: string;
  /**
   * Identifier URI of the application.
   * @default - none
   */
  readonly identifierUri?: string;
}

/** Whom a group notifies. */
export interface ActionGroupOptions {
  /**
   * Name of the group, 1 to 260 characters. Changing it replaces the group.
   * @default ag-change-tracking
   */
  readonly name?: string;
  /**
   * Name in e-mails and text messages, 1 to 12 characters.
   * @default ct-alerts
   */
  readonly shortName?: string;
  /**
   * E-mail addresses, by the name of the receiver.
   * @default - none
   */
  readonly emails?: Readonly<Record<string, string>>;
  /**
   * Webhooks, by the name of the receiver.
   * @default - none
   */
  readonly webhooks?: Readonly<Record<string, AlertWebhook>>;
}

export interface ActionGroupProps extends ActionGroupOptions {
  /** Name of an existing resource group. Changing it replaces the action group. */
  readonly resourceGroupName: string;
  /**
   * Tags of the action group.
   * @default - none
   */
  readonly tags?: Readonly<Record<string, string>>;
}
