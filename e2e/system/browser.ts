import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const ON_THE_MACHINE = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * Path of a Chromium to drive, or undefined for Playwright's own. Playwright's own where it is, or can be downloaded;
 * otherwise one that is on the machine; otherwise Debian's package, installed here.
 */
export function findBrowser(): string | undefined {
  if (existsSync(chromium.executablePath())) return undefined;
  const installed = ON_THE_MACHINE.find(isExecutable);
  // A download that cannot succeed is not tried again at each run on a machine that has a browser.
  if (installed && process.env.FICUS_BROWSER_DOWNLOAD !== '1') return installed;
  console.log("  Browser: downloading Playwright's own Chromium …");
  if (run('npx', ['playwright', 'install', '--with-deps', 'chromium'])) return undefined;
  if (installed) return installed;
  console.log("  Browser: not to be had there; installing Debian's package chromium …");
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const apt = (...args: string[]) =>
    run('env', ['DEBIAN_FRONTEND=noninteractive', ...asRoot, 'apt-get', ...args]);
  if (apt('update', '-qq') && apt('install', '-y', '-qq', 'chromium')) {
    const found = ON_THE_MACHINE.find(isExecutable);
    if (found) return found;
  }
  throw new Error(
    'No Chromium: neither Playwright nor Debian could install one. Install Chromium and run this again.',
  );
}

/** Arguments for a Chromium that runs as root in a closed network. */
export const BROWSER_ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

function run(command: string, args: string[]): boolean {
  return spawnSync(command, args, { stdio: ['ignore', 'ignore', 'ignore'], timeout: 300_000 }).status === 0;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
