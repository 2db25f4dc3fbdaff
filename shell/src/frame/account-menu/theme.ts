/** Which colours a person wants; `system` follows the device. */
export type Theme = 'system' | 'light' | 'dark';
