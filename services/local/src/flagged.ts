/** Features whose two flags `npm start` makes; those without a remote yet have their flags ready. */
export const FLAGGED = ['chat', 'admin', 'tenants'];
