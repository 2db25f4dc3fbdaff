/** Features whose two flags `npm start` makes: those that are being migrated. */
export const FLAGGED: readonly string[] = ['chat', 'admin', 'tenants'];
