/**
 * How long Azure takes until it acts on what it has confirmed as created.
 *
 * The solution of a workspace makes the tables after Azure has confirmed it, and a rule that comes before them fails with
 * `InvalidPayload` and `InvalidOutputTable`. No document says how long that takes; public reports say 1 to 5 minutes, and
 * modules wait 2. A new role assignment takes up to 10 minutes to act (Microsoft's page "Troubleshoot Azure RBAC",
 * 2025-06); 1 to 2 are common in modules. terraform-provider-azurerm 4.55.0 and 5.2.0 repeat neither request.
 */
export const WAIT_SECONDS = {
  tables: { default: 120, maximum: 3600 },
  roles: { default: 120, maximum: 3600 },
} as const;
