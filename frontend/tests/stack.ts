import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const READY = /^Ready: (http:\/\/\S+)/;

/** Starts the system on a free port with an empty folder; `BASE_URL` names one that already runs instead. */
export default async function start(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.BASE_URL) {
    return undefined;
  }
  const folder = await mkdtemp(join(tmpdir(), 'adaptive-ads-page-'));
  const stack = spawn(join(root, 'infra/local/run'), ['com.adaptiveads.local.LocalMain'], {
    cwd: root,
    env: {
      ...process.env,
      PORT: '0',
      DATA: join(folder, 'data'),
      DROP: join(folder, 'drop'),
      FRONTEND: join(root, 'frontend/dist'),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  process.env.BASE_URL = await ready(stack);
  return async () => {
    const ended = new Promise(done => stack.once('exit', done));
    stack.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
}

function ready(stack: ChildProcess): Promise<string> {
  const lines: string[] = [];
  return new Promise((resolve, reject) => {
    for (const stream of [stack.stdout, stack.stderr]) {
      if (stream) {
        createInterface({ input: stream }).on('line', line => {
          lines.push(line);
          const url = READY.exec(line)?.[1];
          if (url) {
            resolve(url);
          }
        });
      }
    }
    stack.once('error', reject);
    stack.once('exit', code => reject(new Error(`The system ended (${code}):\n${lines.join('\n')}`)));
  });
}
