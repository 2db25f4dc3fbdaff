import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { placeForData } from '@ficus/service-kit/embedded-postgres';
import { createTestDatabase, type TestDatabase } from '@ficus/service-kit/testing';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Child, startChild } from './child.ts';
import { PORTS } from './configuration.ts';
import { FLAGGED } from './flagged.ts';

const START = path.resolve(import.meta.dirname, '../start.mjs');

let dataFolder: string;
/** Where the database's files are: `mkdtemp` makes folders that are closed to others, as home directories are. */
let postgresFolder: string;
let ports: Record<string, string>;
const started: ChildProcess[] = [];

beforeAll(async () => {
  dataFolder = await mkdtemp(path.join(tmpdir(), 'ficus-local-'));
  postgresFolder = await placeForData(path.join(dataFolder, 'postgres'));
  const free = await freePorts(Object.keys(PORTS).length);
  ports = Object.fromEntries(
    Object.values(PORTS).map(({ variable }, index) => [variable, String(free[index])]),
  );
});
afterAll(async () => {
  for (const child of started) if (child.exitCode === null) child.kill('SIGKILL');
  for (const folder of [postgresFolder, dataFolder]) await rm(folder, { recursive: true, force: true });
});

/** Runs `start` as a process of its own; gives what it prints, as far as it has got. */
function start(args: string[] = [], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [START, ...args], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, FICUS_DATA: dataFolder, ...ports, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  let output = '';
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  const ready = new Promise<boolean>((resolve) => {
    const note = (chunk: Buffer) => {
      output += chunk.toString();
      if (/^Ready /m.test(output)) resolve(true);
    };
    child.stdout.on('data', note);
    child.stderr.on('data', note);
    void ended.then(() => resolve(false));
  });
  return { child, ended, ready, output: () => output };
}

/** Command lines of processes that name this test's folders, or were given one of its ports. */
async function leftProcesses(): Promise<string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const marks = Object.values(ports).map((port) => `PORT=${port}\0`);
  const found = await Promise.all(
    pids.map(async (pid) => {
      const read = (file: string) => readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '');
      const [line, environment] = await Promise.all([read('cmdline'), read('environ')]);
      const isOurs = line.includes(dataFolder) || line.includes(postgresFolder);
      return isOurs || marks.some((mark) => environment.includes(mark)) ? line : '';
    }),
  );
  return found.filter((line) => line !== '');
}

/** The process that was started with a variable of exactly this value. */
async function findProcess(variable: string): Promise<number> {
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '');
    const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (environment.split('\0').includes(variable) && /src\/(main|processes)/.test(commandLine))
      return Number(pid);
  }
  throw new Error(`No process has ${variable}`);
}

async function isListening(port: string | undefined): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(Number(port), '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

describe('npm start', { timeout: 240_000 }, () => {
  it('says every fault of its configuration at once, and starts nothing', async () => {
    const run = start(['--wrong'], { GATEWAY_PORT: 'x', UNLEASH_PORT: '70000' });
    expect(await run.ended).toBe(1);
    for (const fault of ['--wrong', 'GATEWAY_PORT=x', 'UNLEASH_PORT=70000'])
      expect(run.output()).toContain(fault);
  });

  it('names a taken port, and what moves it', async () => {
    const squatter = net.createServer().listen(Number(ports.GATEWAY_PORT), '127.0.0.1');
    await once(squatter, 'listening');
    const run = start();
    expect(await run.ended).toBe(1);
    expect(run.output()).toMatch(
      new RegExp(`Port ${ports.GATEWAY_PORT} \\(gateway\\) is taken.*GATEWAY_PORT`),
    );
    const check = start(['--check']);
    expect(await check.ended).toBe(1);
    expect(check.output()).toContain(`Port ${ports.GATEWAY_PORT}`);
    squatter.close();
    await once(squatter, 'close');
    const again = start(['--check']);
    expect(await again.ended, again.output()).toBe(0);
  });

  it('comes up, brings back what dies, refuses a second start on its folder, survives kill -9, and ends within 5 s leaving nothing', async () => {
    const first = start();
    expect(await first.ready, first.output()).toBe(true);
    const health = await fetch(`http://127.0.0.1:${ports.GATEWAY_PORT}/health/services`);
    expect(await health.json()).toMatchObject({ status: 'ok' });

    // A service that dies is started again, and so is the database.
    for (const [name, marker] of [
      ['chat', `PORT=${ports.CHAT_PORT}`],
      ['postgres', `POSTGRES_PORT=${ports.POSTGRES_PORT}`],
    ] as const) {
      process.kill(await findProcess(marker), 'SIGKILL');
      await expect.poll(first.output, { timeout: 60_000 }).toContain(`${name} runs again`);
    }
    await expect
      .poll(
        () => fetch(`http://127.0.0.1:${ports.GATEWAY_PORT}/health/services`).then(({ status }) => status),
        {
          timeout: 60_000,
        },
      )
      .toBe(200);

    const second = start();
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain('already runs');

    const secrets = await readFile(path.join(dataFolder, 'secrets.json'), 'utf8');
    // The hardest end: no handler of ours runs, and the database is killed along with us.
    const postmaster = Number(
      (await readFile(path.join(postgresFolder, 'postmaster.pid'), 'utf8')).split('\n')[0],
    );
    first.child.kill('SIGKILL');
    process.kill(postmaster, 'SIGKILL');
    await first.ended;

    const third = start();
    expect(await third.ready, third.output()).toBe(true);
    expect(await readFile(path.join(dataFolder, 'secrets.json'), 'utf8')).toBe(secrets);
    const stopped = performance.now();
    third.child.kill('SIGINT');
    expect(await third.ended).toBe(0);
    expect(performance.now() - stopped).toBeLessThan(5000);
    expect(await leftProcesses()).toEqual([]);
    for (const port of Object.values(ports)) expect(await isListening(port), port).toBe(false);
  });

  it('ends within 5 s while it is still coming up, too, and leaves nothing', async () => {
    const run = start();
    await expect.poll(run.output, { timeout: 20_000 }).toContain('PostgreSQL:');
    const stopped = performance.now();
    run.child.kill('SIGINT');
    expect(await run.ended, run.output()).toBe(0);
    expect(performance.now() - stopped).toBeLessThan(5000);
    const left = async () => {
      const listening = await Promise.all(Object.values(ports).map(isListening));
      return [...(await leftProcesses()), ...Object.keys(ports).filter((_, index) => listening[index])];
    };
    await expect.poll(left, { timeout: 10_000 }).toEqual([]);
  });
});

describe('npm start on parts of your own', { timeout: 120_000 }, () => {
  const TOKENS = {
    UNLEASH_CLIENT_TOKEN: '*:development.client-of-your-own',
    UNLEASH_FRONTEND_TOKEN: '*:development.frontend-of-your-own',
    UNLEASH_ADMIN_TOKEN: '*:*.admin-of-your-own',
  };
  let unleash: Child;
  let flagDatabase: TestDatabase;
  let UNLEASH_URL: string;

  beforeAll(async () => {
    flagDatabase = await createTestDatabase();
    const [port] = await freePorts(1);
    UNLEASH_URL = `http://127.0.0.1:${port}`;
    unleash = await startChild({
      name: 'unleash-of-your-own',
      program: path.join(import.meta.dirname, 'processes/unleash.ts'),
      env: {
        DATABASE_URL: flagDatabase.url,
        PORT: String(port),
        CLIENT_TOKEN: TOKENS.UNLEASH_CLIENT_TOKEN,
        FRONTEND_TOKEN: TOKENS.UNLEASH_FRONTEND_TOKEN,
        ADMIN_TOKEN: TOKENS.UNLEASH_ADMIN_TOKEN,
        DATABASE_SSL: 'false',
      },
      logFolder: dataFolder,
    });
  });
  afterAll(async () => {
    await unleash.stop(2000);
    await flagDatabase.drop();
    const client = new pg.Client({ connectionString: inject('postgresUrl') });
    await client.connect();
    const names = [
      'auth',
      'directory',
      'chat',
      'notifications',
      'monolith',
      'rollout',
      'analytics',
      'unleash',
    ];
    for (const name of names) await client.query(`drop database if exists ficus_${name} with (force)`);
    for (const name of names) await client.query(`drop role if exists ficus_${name}`);
    await client.end();
  });

  it('says with --check every fault of configuration and surroundings at once', async () => {
    const squatter = net.createServer().listen(Number(ports.CHAT_PORT), '127.0.0.1');
    await once(squatter, 'listening');
    const check = start(['--check', '--wrong'], {
      GATEWAY_PORT: 'x',
      DATABASE_URL: 'postgres://nobody:secret@127.0.0.1:1/postgres',
      UNLEASH_URL,
      ...TOKENS,
      UNLEASH_CLIENT_TOKEN: '*:development.unknown',
      FICUS_DATA: path.join(START, 'data'),
    });
    expect(await check.ended).toBe(1);
    squatter.close();
    for (const fault of [
      '--wrong',
      'GATEWAY_PORT=x',
      `Port ${ports.CHAT_PORT} (chat)`,
      'DATABASE_URL: the database cannot be reached',
      'UNLEASH_CLIENT_TOKEN: ',
      'start.mjs/data: cannot be written',
    ])
      expect(check.output()).toContain(fault);
    expect(check.output()).not.toContain('secret');
    const bad = start(['--check', '--fresh'], { UNLEASH_URL: 'ftp://flags', DATABASE_URL: 'host:5432' });
    expect(await bad.ended).toBe(1);
    for (const name of ['UNLEASH_URL', 'DATABASE_URL', 'UNLEASH_CLIENT_TOKEN', 'UNLEASH_FRONTEND_TOKEN'])
      expect(bad.output()).toContain(`${name}: `);
  });

  it('uses the PostgreSQL and the Unleash that are there, without demo people', async () => {
    const own = { DATABASE_URL: inject('postgresUrl'), UNLEASH_URL, ...TOKENS };
    const check = start(['--check'], own);
    expect(await check.ended, check.output()).toBe(0);
    const run = start([], own);
    expect(await run.ready, run.output()).toBe(true);
    expect(run.output()).not.toContain('ada@acme.test');
    expect(run.output()).toContain(UNLEASH_URL);
    const front = `http://127.0.0.1:${ports.GATEWAY_PORT}`;
    expect(await (await fetch(`${front}/health/services`)).json()).toMatchObject({ status: 'ok' });
    expect(await (await fetch(`${front}/sign-in`)).text()).not.toContain('ada@acme.test');
    const signIn = await fetch(`${front}/api/v1/auth/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'ada@acme.test', password: 'ficus-demo' }),
    });
    expect(signIn.status).toBe(401);
    for (const feature of FLAGGED) {
      const flag = `${UNLEASH_URL}/api/admin/projects/default/features/new_${feature}_mfe`;
      const made = await fetch(flag, { headers: { authorization: TOKENS.UNLEASH_ADMIN_TOKEN } });
      expect(made.status).toBe(200);
    }
    for (const port of [ports.POSTGRES_PORT, ports.UNLEASH_PORT]) expect(await isListening(port)).toBe(false);
    run.child.kill('SIGINT');
    expect(await run.ended).toBe(0);
  });
});

async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => net.createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const found = servers.map((server) => (server.address() as net.AddressInfo).port);
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
  return found;
}
