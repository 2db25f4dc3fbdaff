import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { freePort } from '../drill/free-port.ts';
import { withDrilledSystem } from '../drill/with-drilled-system.ts';
import { median, pairedRatio, quantile, rotated } from './statistics.ts';

/**
 * `npm run bench:gateway`: what the front door adds to a call, beside the same call made directly to the service, and
 * through nginx where it is installed, doing the same plain proxying. Rounds are interleaved, so that all meet the same machine.
 */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '15' },
    calls: { type: 'string', default: '300' },
    concurrency: { type: 'string', default: '8' },
  },
});
const [rounds, calls, concurrency] = [
  Number(values.rounds),
  Number(values.calls),
  Number(values.concurrency),
];
const PATH_ASKED = '/api/v1/tenants/acme';

interface Way {
  readonly name: string;
  readonly url: string;
  readonly authorization: string;
}

await withDrilledSystem(async (system) => {
  for (let times = 0; times < 2; times += 1) system.setStages({ acme: 'complete' });
  const secret = await system.signIn('ada@acme.test');
  const introspected = await fetch(`${system.auth}/internal/sessions/introspect`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ session: secret }),
  });
  const { token } = (await introspected.json()) as { token: string };
  const nginx = await startNginx(system.directory.url);
  const ways: Way[] = [
    { name: 'service alone', url: system.directory.url, authorization: `Bearer ${token}` },
    { name: 'gateway', url: system.front, authorization: `Bearer ${secret}` },
    ...(nginx ? [{ name: 'nginx', url: nginx.url, authorization: `Bearer ${token}` }] : []),
  ];
  if (!nginx)
    console.log('nginx is not installed on this machine: it is left out (Debian: apt install nginx-light).');
  try {
    const agents = new Map(
      ways.map(({ name }) => [name, new http.Agent({ keepAlive: true, maxSockets: concurrency })]),
    );
    const times = new Map<string, { p50: number; p95: number; perSecond: number }[]>();
    for (let round = -1; round < rounds; round += 1) {
      // Another one begins in each round.
      for (const way of rotated(ways, round + 1)) {
        const measured = await measure(way, agents.get(way.name) as http.Agent);
        // The first round warms up.
        if (round >= 0) times.set(way.name, [...(times.get(way.name) ?? []), measured]);
      }
    }
    for (const agent of agents.values()) agent.destroy();
    const alone = times.get('service alone') ?? [];
    console.log(
      `GET ${PATH_ASKED}, ${rounds} rounds of ${calls} calls, ${concurrency} at a time; medians of rounds`,
    );
    for (const [name, all] of times) {
      const ratio = pairedRatio(
        all.map(({ p50 }) => p50),
        alone.map(({ p50 }) => p50),
      );
      const added = median(all.map(({ p50 }, index) => p50 - (alone[index]?.p50 ?? 0)));
      console.log(
        `  ${name.padEnd(14)} p50 ${median(all.map(({ p50 }) => p50)).toFixed(2)} ms, p95 ${median(all.map(({ p95 }) => p95)).toFixed(2)} ms, ` +
          `${median(all.map(({ perSecond }) => perSecond)).toFixed(0)}/s; p50 ÷ alone ${ratio.median.toFixed(2)} (${ratio.low.toFixed(2)}–${ratio.high.toFixed(2)}), + ${added.toFixed(2)} ms`,
      );
    }
  } finally {
    await nginx?.stop();
  }
});

/** Makes so many calls, some at a time, on connections that are kept. */
async function measure({ url, authorization }: Way, agent: http.Agent) {
  const took: number[] = [];
  let left = calls;
  const begun = performance.now();
  const worker = async () => {
    while (left > 0) {
      left -= 1;
      const sent = performance.now();
      const request = http.get(`${url}${PATH_ASKED}`, { agent, headers: { authorization } });
      const [answer] = (await once(request, 'response')) as [http.IncomingMessage];
      answer.resume();
      await once(answer, 'end');
      if (answer.statusCode !== 200) throw new Error(`${url} answered ${answer.statusCode}`);
      took.push(performance.now() - sent);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  const seconds = (performance.now() - begun) / 1000;
  return { p50: quantile(took, 0.5), p95: quantile(took, 0.95), perSecond: calls / seconds };
}

/** Debian's nginx with its defaults, one worker as the gateway is one process; undefined where there is none. */
async function startNginx(upstream: string): Promise<{ url: string; stop(): Promise<void> } | undefined> {
  try {
    execFileSync('nginx', ['-v'], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  const folder = await mkdtemp(path.join(tmpdir(), 'ficus-nginx-'));
  const port = await freePort();
  const file = path.join(folder, 'nginx.conf');
  await writeFile(
    file,
    `worker_processes 1; pid ${folder}/pid; error_log ${folder}/error.log; daemon off;
    events { worker_connections 1024; }
    http {
      access_log off;
      client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/f;
      uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
      upstream service { server ${new URL(upstream).host}; keepalive 64; }
      server {
        listen 127.0.0.1:${port};
        location / { proxy_pass http://service; proxy_http_version 1.1; proxy_set_header Connection ""; }
      }
    }`,
  );
  const child = spawn('nginx', ['-c', file], { stdio: 'inherit' });
  await wait(500);
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGQUIT');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
